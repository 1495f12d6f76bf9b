import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Answer, Call, Client } from "../http";
import type { Ledger } from "./ledger";

/** The text that a client id stands for; read back, it shows a torn or mixed-up write. */
export const textOf = (id: string): string => `${id} ${"the quick courier crosses the bridge ".repeat(12)}${id}`;

/** A ticket that one writer alone changes, with every status it tried to set, in order. */
export type Owned = { ticketId: string; attempts: { id: string; status: string }[] };

export type WriterState = { owned: Owned[]; tried: Set<string>; refused: string[] };

const statuses = ["open", "pending", "on_hold", "solved"] as const;

/** Creates, replies and sets statuses until told to stop. After a failure it sends the very same request again. */
export async function writeUntil(
  isOver: () => boolean,
  client: Client,
  apiKey: string,
  ledger: Ledger,
  state: WriterState,
): Promise<void> {
  const headers = { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" };
  for (let step = 0; !isOver(); step++) {
    const id = randomUUID();
    state.tried.add(id);
    const owned = state.owned[Math.floor(Math.random() * state.owned.length)];
    if (owned === undefined || step % 20 < 8) await create(id);
    else if (step % 20 < 15) await reply(id, owned);
    else await setStatus(id, owned);
  }

  async function create(id: string): Promise<void> {
    const body = { subject: `Crash ${id}`, text: textOf(id), requester: { email: `${id.slice(0, 2)}@example.com` } };
    const answer = await sendUntilAnswered("POST", "/api/v1/tickets", id, { ...body, externalId: id });
    if (answer?.status !== 201) return;
    const { id: ticketId } = JSON.parse(answer.body) as { id: string };
    await ledger.add({ kind: "create", id, ticketId });
    state.owned.push({ ticketId, attempts: [] });
    if (state.owned.length > 40) state.owned.shift();
  }

  async function reply(id: string, { ticketId }: Owned): Promise<void> {
    const path = `/api/v1/tickets/${ticketId}/messages`;
    const answer = await sendUntilAnswered("POST", path, id, { kind: "reply", text: textOf(id) });
    if (answer?.status === 201) await ledger.add({ kind: "reply", id, ticketId });
  }

  async function setStatus(id: string, owned: Owned): Promise<void> {
    const status = statuses[Math.floor(Math.random() * statuses.length)] ?? "open";
    owned.attempts.push({ id, status });
    const change = { status, notes: `${status} ${id}` };
    const answer = await sendUntilAnswered("PATCH", `/api/v1/tickets/${owned.ticketId}`, undefined, change);
    if (answer?.status === 200) await ledger.add({ kind: "status", id, ticketId: owned.ticketId, status });
  }

  async function sendUntilAnswered(method: string, path: string, key: string | undefined, body: object) {
    const own = key === undefined ? headers : { ...headers, "Idempotency-Key": key };
    const call: Call = { method, path, headers: own, body: JSON.stringify(body) };
    for (;;) {
      const answer: Answer | undefined = await client.send(call).catch(() => undefined);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        if (answer.status >= 400) state.refused.push(`${answer.status} ${method} ${path} ${answer.body.slice(0, 120)}`);
        return answer;
      }
      if (isOver()) return undefined;
      await delay(20);
    }
  }
}
