import type { MergedField } from "@desk/contracts/customer";
import type { CustomerRow } from "./present";

/** Fields of which the target takes the source's value when it has none. */
const filledFields = ["locale", "timeZone", "organizationId", "externalId"] as const;
const notesMax = 10_000;

type FieldChange = { field: string; before: string | null; after: string | null };
type Fields = Pick<CustomerRow, "name" | "notes" | "attributes" | (typeof filledFields)[number]>;

/** Every field either has, and what the target has afterwards: its own value, the other's, or both notes. */
export function mergedFields(target: Fields, source: Fields): MergedField[] {
  const keys = new Set([...Object.keys(target.attributes), ...Object.keys(source.attributes)]);
  return [
    merged("name", target.name, source.name),
    ...filledFields.map((field) => merged(field, target[field], source[field])),
    { ...merged("notes", target.notes, source.notes), result: bothNotes(target.notes, source.notes) },
    ...[...keys].map((key) =>
      merged(attributeField(key), target.attributes[key] ?? null, source.attributes[key] ?? null),
    ),
  ].filter((field) => field.target || field.source);
}

/** What changes on the target. */
export const changesOf = (target: Fields, source: Fields): FieldChange[] =>
  mergedFields(target, source)
    .filter((field) => field.result !== field.target)
    .map((field) => ({ field: field.field, before: field.target, after: field.result }));

const merged = (field: string, target: string | null, source: string | null): MergedField => ({
  field,
  target,
  source,
  result: target ?? source,
});

function bothNotes(target: string, source: string): string {
  if (source === "" || target === source) return target;
  return target === "" ? source : `${target}\n\n${source}`.slice(0, notesMax);
}

const attributePrefix = "attributes.";
const attributeField = (key: string): string => `${attributePrefix}${key}`;
const attributeOf = (field: string): string | null =>
  field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : null;

export function fieldValue(row: Fields, field: string): string | null {
  const attribute = attributeOf(field);
  if (attribute !== null) return row.attributes[attribute] ?? null;
  return row[field as keyof Omit<Fields, "attributes">];
}

/** The row with some fields written; a fact of no value is taken away. */
export function withFields(row: Fields, changes: readonly { field: string; to: string | null }[]): Partial<Fields> {
  const written: Record<string, unknown> = {};
  const attributes = { ...row.attributes };
  for (const { field, to } of changes) {
    const attribute = attributeOf(field);
    if (attribute === null) written[field] = to;
    else if (to === null) delete attributes[attribute];
    else attributes[attribute] = to;
  }
  return { ...written, ...(changes.some(({ field }) => attributeOf(field) !== null) ? { attributes } : {}) };
}
