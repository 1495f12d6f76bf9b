import postgres from "postgres";
import type { Client } from "../http";
import type { Entry } from "./ledger";
import { textOf } from "./writer";

export type Verdict = {
  lost: number;
  duplicates: number;
  torn: number;
  unacknowledgedButPresent: number;
  examples: string[];
};

type TicketAnswer = { subject: string; notes: string; status: string; messages: { text: string }[] };

/** Reads every acknowledged write back through the API, then looks for duplicates and halves in the tables. */
export async function verify(
  client: Client,
  apiKey: string,
  entries: readonly Entry[],
  tried: ReadonlySet<string>,
  databaseUrl: string,
): Promise<Verdict> {
  const verdict: Verdict = { lost: 0, duplicates: 0, torn: 0, unacknowledgedButPresent: 0, examples: [] };
  const lose = (entry: Entry, why: string) => {
    verdict.lost++;
    if (verdict.examples.length < 10) verdict.examples.push(`${entry.kind} ${entry.id}: ${why}`);
  };
  const byTicket = Map.groupBy(entries, ({ ticketId }) => ticketId);
  const waiting = [...byTicket];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [ticketId, own] = next;
      const path = `/api/v1/tickets/${ticketId}?include=messages`;
      const answer = await client.send({ method: "GET", path, headers: { Authorization: `Bearer ${apiKey}` } });
      const ticket = answer.status === 200 ? (JSON.parse(answer.body) as TicketAnswer) : undefined;
      for (const entry of own) {
        const problem = ticket === undefined ? `status ${answer.status}` : problemWith(entry, ticket, own);
        if (problem !== null) lose(entry, problem);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await lookForHalves(databaseUrl, entries, tried, verdict);
  return verdict;
}

function problemWith(entry: Entry, ticket: TicketAnswer, own: readonly Entry[]): string | null {
  const texts = ticket.messages.filter(({ text }) => text === textOf(entry.id)).length;
  switch (entry.kind) {
    case "create":
      return ticket.subject === `Crash ${entry.id}` && texts === 1 ? null : `subject or text missing (${texts})`;
    case "reply":
      // Threads longer than one answer are looked up in the tables.
      return texts === 1 || ticket.messages.length >= 200 ? null : `text stands ${texts} times`;
    case "status": {
      const last = own.findLast(({ kind }) => kind === "status");
      if (last !== entry) return null;
      // A later attempt without an answer may have happened too; then notes and status are both its own.
      const [status, id] = ticket.notes.split(" ");
      const isLater = id !== entry.id && !own.some((other) => other.id === id);
      return (id === entry.id || isLater) && status !== undefined ? null : `notes say ${ticket.notes}`;
    }
  }
}

async function lookForHalves(
  url: string,
  entries: readonly Entry[],
  tried: ReadonlySet<string>,
  verdict: Verdict,
): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const count = async (text: string): Promise<number> => Number((await client.unsafe(text))[0]?.count ?? 0);
  verdict.duplicates += await count(
    "select count(*) from (select 1 from tickets where subject like 'Crash %' group by subject having count(*) > 1) d",
  );
  verdict.duplicates += await count(
    "select count(*) from (select 1 from messages where body_text like '% courier %' group by body_text having count(*) > 1) d",
  );
  const halves = {
    "ticket whose counters differ from its rows": `select count(*) from tickets t where
      t.message_seq <> (select count(*) from messages m where m.workspace_id = t.workspace_id and m.ticket_id = t.id)
      or t.event_seq <> (select count(*) from events e where e.workspace_id = t.workspace_id and e.ticket_id = t.id)`,
    "ticket without its search entry": `select count(*) from tickets t where not exists
      (select 1 from ticket_search s where s.workspace_id = t.workspace_id and s.ticket_id = t.id)`,
    "message without its event": `select count(*) from messages m where not exists
      (select 1 from events e where e.workspace_id = m.workspace_id and e.ticket_id = m.ticket_id
        and e.data->>'messageId' = m.id::text)`,
    "status that differs from the notes set with it": `select count(*) from tickets t
      where t.notes <> '' and split_part(t.notes, ' ', 1) <> t.category
      and not exists (select 1 from events e where e.workspace_id = t.workspace_id and e.ticket_id = t.id
        and e.seq > (select max(n.seq) from events n where n.workspace_id = t.workspace_id and n.ticket_id = t.id
          and n.type = 'ticket.notes_changed') and e.type = 'ticket.status_changed')
      and not exists (select 1 from events e where e.workspace_id = t.workspace_id and e.ticket_id = t.id
        and e.type = 'ticket.status_changed' and e.created_at = t.updated_at)`,
    "idempotency key left half way": "select count(*) from idempotency_keys where status is null",
  };
  for (const [what, text] of Object.entries(halves)) {
    const found = await count(text);
    verdict.torn += found;
    if (found > 0) verdict.examples.push(`${found} × ${what}`);
  }
  const acknowledged = new Set(entries.map(({ id }) => id));
  const present = await client.unsafe<{ id: string }[]>(
    "select split_part(body_text, ' ', 1) as id from messages where body_text like '% courier %'",
  );
  verdict.unacknowledgedButPresent = present.filter(({ id }) => tried.has(id) && !acknowledged.has(id)).length;
  await client.end();
}
