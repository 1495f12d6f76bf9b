import type { AuthorKind, Channel } from "@desk/contracts/words";
import type { Actor } from "../context";

/** Who speaks in a message, as its row keeps it. */
export type Author = { kind: AuthorKind; userId: string | null; customerId: string | null };

/** The desk's own voice: a key speaks for the desk, so its replies are an agent's without a person. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case "agent":
      return { kind: "agent", userId: actor.userId, customerId: null };
    case "apiKey":
      return { kind: "agent", userId: null, customerId: null };
    case "customer":
      return { kind: "customer", userId: null, customerId: actor.customerId };
    case "system":
      return { kind: "system", userId: null, customerId: null };
  }
}

export const customerAuthor = (customerId: string): Author => ({ kind: "customer", userId: null, customerId });

export const authorId = ({ userId, customerId }: Author): string | null => userId ?? customerId;

export function channelOf(actor: Actor): Channel {
  return actor.kind === "apiKey" ? "api" : "web";
}
