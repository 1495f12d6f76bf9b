import fc from "fast-check";
import { z } from "zod";
import { nasty, nastyTexts, polluted } from "./nasty";

type Json = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  additionalProperties?: Json | boolean;
  items?: Json | boolean;
  maxItems?: number;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxLength?: number;
};

/** What the generated inputs may name: ids that exist here and next door, words that match something. */
export type Known = {
  ids: readonly (readonly [name: string, id: string])[];
  emails: readonly string[];
  words: readonly string[];
};

/** Inputs for a schema: mostly of the right shape, with something nasty in a fifth of the places. */
export function inputsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref" }) as Json;
  return fc.oneof(
    { weight: 5, arbitrary: placeOf(json, known, 0) },
    { weight: 4, arbitrary: placeOf(json, known, 1) },
    { weight: 1, arbitrary: nasty },
  );
}

/** `badness` is how many of five values at each place are not what the schema asks for. */
function placeOf(json: Json, known: Known, badness: 0 | 1, name = ""): fc.Arbitrary<unknown> {
  const proper = properValueOf(json, known, badness, name);
  return badness === 0 ? proper : fc.oneof({ weight: 4, arbitrary: proper }, { weight: badness, arbitrary: nasty });
}

function properValueOf(json: Json, known: Known, badness: 0 | 1, name: string): fc.Arbitrary<unknown> {
  if (json.const !== undefined) return fc.constant(json.const);
  if (json.enum !== undefined) return fc.constantFrom(...json.enum);
  const branches = json.anyOf ?? json.oneOf;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => placeOf(branch, known, badness, name)));
  if (json.allOf !== undefined)
    return placeOf(Object.assign({}, json, { allOf: undefined }, ...json.allOf), known, badness, name);
  switch (Array.isArray(json.type) ? json.type[0] : json.type) {
    case "object":
      return objectOf(json, known, badness);
    case "array":
      return fc.array(placeOf(typeof json.items === "object" ? json.items : {}, known, badness, name), {
        maxLength: Math.min(json.maxItems ?? 4, 4),
      });
    case "string":
      return textOf(json, known, name);
    case "integer":
    case "number":
      return numberOf(json);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return nasty;
  }
}

function objectOf(json: Json, known: Known, badness: 0 | 1): fc.Arbitrary<unknown> {
  const properties = Object.entries(json.properties ?? {});
  const required = new Set(json.required);
  if (properties.length === 0 && typeof json.additionalProperties === "object")
    return fc.dictionary(
      fc.constantFrom("city", "stage", ...nastyTexts.slice(0, 12)),
      placeOf(json.additionalProperties, known, badness),
      { maxKeys: 4 },
    );
  const shape = Object.fromEntries(
    properties.map(([name, property]) => [name, placeOf(property, known, badness, name)]),
  );
  const whole = fc.record(shape, {
    requiredKeys: badness === 0 ? properties.map(([name]) => name).filter((name) => required.has(name)) : [],
  });
  return badness === 0
    ? whole
    : fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: whole.chain(polluted) });
}

function textOf({ format, pattern, maxLength }: Json, known: Known, name: string): fc.Arbitrary<string> {
  if (format === "uuid") return idOf(known, name);
  if (maxLength === 254 && name !== "") return fc.constantFrom(...known.emails);
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (pattern?.includes("43")) return fc.stringMatching(/^[A-Za-z0-9_-]{43}$/u);
  const words = fc.constantFrom(...known.words, ...known.emails);
  const texts = fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 80 }), fc.constantFrom(...nastyTexts));
  return maxLength === undefined ? fc.oneof(fc.constantFrom(...known.emails), texts) : texts;
}

/** Mostly the id of such a thing as the place is named for, here or next door; sometimes of something else. */
function idOf(known: Known, name: string): fc.Arbitrary<string> {
  const kind = Object.keys(kinds).find((one) => name.toLowerCase().includes(one));
  const fitting = known.ids.filter(([key]) => kind !== undefined && key.startsWith(kinds[kind] ?? ""));
  const others = known.ids.map(([, id]) => id);
  return fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom(...(fitting.length > 0 ? fitting.map(([, id]) => id) : others)) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
    { weight: 1, arbitrary: fc.uuid() },
  );
}

const kinds: Readonly<Record<string, string>> = {
  ticket: "ticket.",
  followup: "ticket.",
  customer: "customer.",
  requester: "customer.",
  team: "team.",
  assignee: "user.",
  user: "user.",
  role: "role.",
  organization: "organization.",
  label: "label.",
  status: "status.",
  session: "session.",
  apikey: "key.",
  attachment: "file.",
  macro: "macro.",
  after: "macro.",
};

function numberOf({ type, minimum, exclusiveMinimum, maximum }: Json): fc.Arbitrary<number> {
  const min = Math.ceil(minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1));
  const max = Math.floor(maximum ?? Number.MAX_SAFE_INTEGER);
  const close = fc.integer({ min: Math.max(min, -1_000), max: Math.min(max, Math.max(min, 0) + 60) });
  return fc.oneof(
    close,
    fc.constantFrom(min, max),
    ...(type === "number" ? [fc.double({ noNaN: true, min, max })] : []),
  );
}
