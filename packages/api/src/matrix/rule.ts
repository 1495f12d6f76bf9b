import type { RestInput } from "./call";
import { type ActorName, foreigners, isForeign, type LocalName } from "./cast";
import type { World } from "./company";

/** What an input may name: things of one workspace. */
export type Given = Pick<World, "ids" | "numbers" | "secrets">;

export type Expectation = "allowed" | "unauthenticated" | "forbidden" | "hidden" | "invalid" | "conflict";
export const statusOf = {
  allowed: [200, 201, 204],
  unauthenticated: [401],
  forbidden: [403],
  hidden: [404],
  invalid: [400],
  conflict: [409],
} as const satisfies Record<Expectation, readonly number[]>;

/** What was promised about one call with one kind of input. Who is named nowhere is refused. */
export type Rule = {
  /** A procedure such as `ticket.assign`, or a route such as `GET /tickets`. */
  call: string;
  /** The kind of input, where a call has several. */
  on?: string;
  /** May be called without an account, by everybody alike. */
  isOpen?: true;
  /** Open to be called, and answered as if there were nothing. */
  isClosed?: true;
  input?: (given: Given) => unknown;
  /** Statements that make the case before the call. */
  prepare?: (workspaceId: string) => readonly string[];
  /** Statements of somebody else, made in the middle of the call: as soon as it has looked for tickets once. */
  meanwhile?: (workspaceId: string) => readonly string[];
  allow: readonly LocalName[];
  /** For whom what is named does not exist. */
  hide?: readonly LocalName[];
  /** For whom the call is refused because of what the input asks for. */
  invalid?: readonly LocalName[];
  conflict?: readonly LocalName[];
  /** Who holds the right to the call, but not to do it to what the input names. */
  tries?: readonly LocalName[];
  /** For the people next door who would be allowed it at home: their own rows, nothing there, or not valid. */
  next: "own" | "hidden" | "invalid";
  /** A write that finds nothing to change. */
  isQuiet?: true;
  /** Words that have to be in the answer, or must not be. */
  shows?: (given: Given, actor: ActorName) => { has?: readonly string[]; lacks?: readonly string[] };
};

export type RestRule = Omit<Rule, "input"> & { input?: (given: Given) => RestInput };

export function expected(rule: Rule, actor: ActorName): Expectation {
  if (rule.isOpen) return rule.isClosed ? "hidden" : "allowed";
  if (actor === "nobody") return "unauthenticated";
  if (!isForeign(actor)) return expectedAtHome(rule, actor);
  const atHome = foreigners[actor].map((name) => expectedAtHome(rule, name));
  const mirrored = atHome.find((one) => one === "allowed") ?? atHome.find((one) => one !== "forbidden") ?? "forbidden";
  const holdsIt = mirrored !== "forbidden" || foreigners[actor].some((name) => rule.tries?.includes(name));
  return rule.next === "own" || !holdsIt ? mirrored : rule.next;
}

function expectedAtHome({ allow, hide, invalid, conflict }: Rule, actor: LocalName): Expectation {
  if (allow.includes(actor)) return "allowed";
  if (hide?.includes(actor)) return "hidden";
  if (invalid?.includes(actor)) return "invalid";
  return conflict?.includes(actor) ? "conflict" : "forbidden";
}
