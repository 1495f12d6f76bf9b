import type { QueryField } from "./field";
import { builtInFields } from "./fields";

export type QueryRegistry = {
  fields: readonly QueryField[];
  /** By name or alias, in any case. */
  find(name: string): QueryField | undefined;
};

/** The fields of a language. Custom fields join by being in the list. */
export function registryOf(fields: readonly QueryField[]): QueryRegistry {
  const byName = new Map<string, QueryField>();
  for (const field of fields) for (const alias of field.aliases) byName.set(alias.toLowerCase(), field);
  for (const field of fields) byName.set(field.name.toLowerCase(), field);
  return { fields, find: (name) => byName.get(name.toLowerCase()) };
}

export const queryFields: QueryRegistry = registryOf(builtInFields);
