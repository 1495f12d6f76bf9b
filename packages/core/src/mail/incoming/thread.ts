import type { ThreadingRule } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { bodyTokensIn, type ReplyToken, readReplyToken, splitPlusAddress, subjectNumbersIn } from "../token";
import type { Sight } from "./look";

export type Thread = {
  rule: ThreadingRule;
  /** Null for a mail that begins something new. */
  ticketId: string | null;
  /** The token that led here, or one for this ticket that stands beside what did. */
  token: ReplyToken | null;
};

/** A clue and the rule it stands for; tickets are named by number or id. */
type Clue = { rule: ThreadingRule; token: ReplyToken | null } & ({ number: number } | { ticketId: string });
type Found = { id: string; number: number; isParticipant: boolean };

/**
 * The ticket a mail belongs to, by the first rule that names one which is still there: a signed recipient, ids in
 * In-Reply-To, then References from the last to the first, its own id that others referred to, a signed token in the
 * text, and the subject's tag, which counts for people on that ticket only.
 */
export async function findThread(ctx: Ctx, sight: Sight): Promise<Thread> {
  const clues = cluesOf(sight);
  if (clues.length === 0) return { rule: "new", ticketId: null, token: null };
  const found = await findTickets(ctx, clues, sight.sender?.address ?? "");
  for (const clue of clues) {
    const ticket = found.find(({ id, number }) => ("number" in clue ? number === clue.number : id === clue.ticketId));
    if (ticket === undefined) continue;
    if (clue.rule === "subject_tag" && !(ticket.isParticipant && isBelieved(sight))) continue;
    const token = clue.token ?? clues.find(({ token }) => token?.ticketNumber === ticket.number)?.token ?? null;
    return { rule: clue.rule, ticketId: ticket.id, token };
  }
  return { rule: "new", ticketId: null, token: null };
}

/** Anybody can write a tag and a sender. Where senders are checked, this one has to have passed. */
const isBelieved = ({ authentication }: Sight): boolean =>
  authentication.checkedBy === null ? authentication.verdict !== "fail" : authentication.verdict === "pass";

function cluesOf(sight: Sight): Clue[] {
  const { parsed, mail, ids, known, mailKey } = sight;
  const recipients = [
    ...parsed.to.map(({ address }) => address),
    ...parsed.cc.map(({ address }) => address),
    ...parsed.deliveredTo,
    ...(mail.envelope.to ?? []),
  ];
  const suffixes = recipients.flatMap((address) => splitPlusAddress(address).suffix ?? []);
  const clues: Clue[] = byToken("recipient_token", mailKey, suffixes);
  const byId = (rule: ThreadingRule, id: string) => {
    const at = known.get(id);
    if (at !== undefined)
      clues.push({ rule: at.kind === "referenced" ? "known_reference" : rule, ticketId: at.ticketId, token: null });
  };
  for (const id of ids.inReplyTo) byId("in_reply_to", id);
  for (const id of ids.references.toReversed()) byId("references", id);
  // Its own id, when it came before under the same one, is another mail's: only what others referred to counts.
  if (ids.own !== null && known.get(ids.own)?.kind === "referenced") byId("known_reference", ids.own);
  for (const id of ids.related) byId("known_reference", id);
  if (mail.isArchive) return clues;
  clues.push(...byToken("body_token", mailKey, bodyTokensIn(parsed.text)));
  for (const number of subjectNumbersIn(parsed.subject)) clues.push({ rule: "subject_tag", number, token: null });
  return clues;
}

function byToken(rule: ThreadingRule, mailKey: string, texts: readonly string[]): Clue[] {
  return [...new Set(texts.map((text) => text.toLowerCase()))].flatMap((text) => {
    const token = readReplyToken(mailKey, text);
    return token === null ? [] : [{ rule, number: token.ticketNumber, token }];
  });
}

/** Tickets that are there, and whether the sender stands on them. */
async function findTickets(ctx: Ctx, clues: readonly Clue[], sender: string): Promise<Found[]> {
  const numbers = clues.flatMap((clue) => ("number" in clue ? [clue.number] : []));
  const ids = clues.flatMap((clue) => ("ticketId" in clue ? [clue.ticketId] : []));
  const rows = await runStatement<Found>(
    ctx.db,
    `select t.id, t.number::int8 as number, exists (
        select 1 from customer_addresses a where a.workspace_id = $1 and a.kind = 'email' and a.value = $4
          and (a.customer_id = t.requester_id or exists (select 1 from ticket_ccs c
            where c.workspace_id = $1 and c.ticket_id = t.id and c.customer_id = a.customer_id))
      ) as "isParticipant"
      from tickets t
      where t.workspace_id = $1 and t.deleted_at is null
        and (t.id = any($2::uuid[]) or t.number = any($3::int8[]))`,
    [ctx.workspaceId, [...new Set(ids)], [...new Set(numbers)].filter((number) => number > 0), sender],
  );
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}
