import type { Values } from "@desk/db/statement";
import { can } from "../access";
import type { Actor } from "../context";
import { forbidden } from "../error";

const undoHours = 24;

/** Who manages the workspace sees and stops everybody's work; others see their own. */
const seesAllJobs = (actor: Actor): boolean => actor.kind === "system" || can(actor, "workspace.manage");

/** Customers have no jobs. */
export function authorizeJobs(actor: Actor): void {
  if (actor.kind === "customer") throw forbidden();
}

/** The jobs that the actor started, as a condition on a row `j`. */
export function ownJobs(actor: Actor, values: Values): string {
  switch (actor.kind) {
    case "agent":
      return `j.user_id = ${values.add(actor.userId)}::uuid`;
    case "apiKey":
      return `j.api_key_id = ${values.add(actor.keyId)}::uuid`;
    case "system":
      return "j.user_id is null and j.api_key_id is null";
    case "customer":
      return "false";
  }
}

export const visibleJobs = (actor: Actor, values: Values): string =>
  seesAllJobs(actor) ? "true" : ownJobs(actor, values);

type Standing = { kind: string; state: string; done: number; finishedAt: string | null; undoneById: string | null };

/** Until when a bulk change can be taken back; null when it cannot. */
export function undoableUntil({ kind, state, done, finishedAt, undoneById }: Standing, now: Date): Date | null {
  const isEnded = state === "done" || state === "cancelled" || state === "failed";
  if (kind !== "bulk" || !isEnded || done === 0 || finishedAt === null || undoneById !== null) return null;
  const until = new Date(new Date(finishedAt).getTime() + undoHours * 60 * 60 * 1_000);
  return until > now ? until : null;
}
