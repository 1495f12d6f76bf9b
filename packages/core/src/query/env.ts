import type { Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { TicketFacts } from "./facts";
import type { QueryField, QueryRegistry } from "./language";
import type { Lexemes, TextQuery } from "./lexemes";

/** A word or phrase as PostgreSQL reads it, and whether so many texts have it that they cannot be listed first. */
export type TextTerm = { written: string; query: TextQuery; isCommon: boolean };

/** All that a query's meaning depends on besides the ticket. Made by `queryEnv`, used by the compiler and the evaluator. */
export type QueryEnv = {
  now: Date;
  /** IANA name of the zone of whoever asks. */
  zone: string;
  /** The user who asks; null when it is not a person with tickets of their own. */
  me: string | null;
  teams: readonly string[];
  /** Customers are shown on hold as open. */
  isCustomer: boolean;
  overdueAfterMs: number;
  /** Ids by `nameKey`: what names of people, teams, labels and statuses stand for. */
  names: ReadonlyMap<string, readonly string[]>;
  /** By `textKey`. */
  texts: ReadonlyMap<string, TextTerm>;
  registry: QueryRegistry;
  sources: ReadonlyMap<string, FieldSource>;
};

export type Build = { ctx: Ctx; values: Values; workspace: () => string; env: QueryEnv };

/** One thing a ticket is or has, as SQL and as a function. The two must say the same, and a test holds them to it. */
export type Flag = { sql: (build: Build) => string; holds: (facts: TicketFacts, env: QueryEnv) => boolean };

/**
 * Where the values of a field are, in the database and in the facts. The shape says how they are compared; a custom
 * field brings one of these and nothing else.
 */
export type FieldSource =
  | { shape: "value"; sql: (build: Build) => string; fact: (facts: TicketFacts) => string | null }
  | { shape: "boolean"; sql: (build: Build) => string; fact: (facts: TicketFacts) => boolean | null }
  | {
      shape: "number";
      cast: "int8" | "numeric";
      sql: (build: Build) => string;
      fact: (facts: TicketFacts) => number | null;
    }
  | { shape: "date"; sql: (build: Build) => string; fact: (facts: TicketFacts) => number | null }
  | { shape: "text"; sql: (build: Build, term: TextTerm) => string; fact: (facts: TicketFacts) => Lexemes }
  | { shape: "id"; sql: (build: Build) => string; fact: (facts: TicketFacts) => string | null }
  /** Several ids in a table with a row per ticket and id. */
  | { shape: "ids"; table: string; column: string; fact: (facts: TicketFacts) => readonly string[] }
  | { shape: "status" }
  | { shape: "flags"; flags: ReadonlyMap<string, Flag> };

export const nameKey = (kind: string, value: string): string => `${kind}\u0000${value}`;
export const textKey = (text: string, isPrefix: boolean): string => `${isPrefix ? "*" : " "}${text}`;
export const idsOf = (env: QueryEnv, kind: string, value: string): readonly string[] =>
  env.names.get(nameKey(kind, value)) ?? [];

/** A value of a text field: its star says that the words are beginnings. */
export const wordsOfValue = (value: string): { text: string; isPrefix: boolean } =>
  value.endsWith("*") ? { text: value.slice(0, -1), isPrefix: true } : { text: value, isPrefix: false };

/** Parsing and reading let nothing else through; a miss means that a field was added in one place alone. */
export function fieldOf({ registry }: QueryEnv, name: string): QueryField {
  const field = registry.find(name);
  if (field === undefined) throw new Error(`The query language has no field ${name}.`);
  return field;
}
export function sourceOf({ sources }: QueryEnv, name: string): FieldSource {
  const source = sources.get(name);
  if (source === undefined) throw new Error(`The field ${name} has no source.`);
  return source;
}
/** The words of a text condition, or of a value of a text field, as PostgreSQL reads them. */
export function termOf({ texts }: QueryEnv, asked: string | { text: string; isPrefix: boolean }): TextTerm {
  const { text, isPrefix } = typeof asked === "string" ? wordsOfValue(asked) : asked;
  const term = texts.get(textKey(text, isPrefix));
  if (term === undefined) throw new Error("The words of this query were not looked up before it was used.");
  return term;
}
