import type { Values } from "@desk/db/statement";

const escaped = (value: string): string =>
  `replace(replace(replace(desk_fold(${value}), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
/** The folded name has the folded value as whole words. */
const hasWords = (name: string, value: string): string =>
  `' ' || desk_fold(${name}) || ' ' like '% ' || ${escaped(value)} || ' %'`;
const isId = (id: string): string => `${id}::text = lower(w.value)`;
const address = "position('@' in w.value) > 0";

/** Whoever asks for more customers by one name asks for a name that finds nobody in particular. */
export const namedMax = 1_000;

type Lookup = (workspace: string) => string;

/** Ids behind the values `w.value`, by kind of field. Names are compared without capitals and accents. */
const lookups: Record<string, Lookup> = {
  status: (workspace) =>
    `select s.id from statuses s where s.workspace_id = ${workspace} and (desk_fold(s.label) = desk_fold(w.value) or ${isId("s.id")})`,
  team: (workspace) =>
    `select s.id from teams s where s.workspace_id = ${workspace} and (s.slug = lower(w.value) or desk_fold(s.name) = desk_fold(w.value) or ${isId("s.id")})`,
  label: (workspace) =>
    `select s.id from labels s where s.workspace_id = ${workspace} and lower(s.name) = lower(w.value)`,
  agent: (workspace) =>
    `select s.id from users s where s.workspace_id = ${workspace}
      and (s.email = lower(w.value) or ${isId("s.id")} or (not ${address} and ${hasWords("s.name", "w.value")}))`,
  organization: (workspace) =>
    `(select s.id from organizations s where s.workspace_id = ${workspace} and s.domains @> array[lower(w.value)]
      union select s.id from organizations s where s.workspace_id = ${workspace} and desk_fold(s.name) = desk_fold(w.value)
      union select s.id from organizations s where s.workspace_id = ${workspace} and s.id = ${asId})`,
  // Two letters are no trigram, so the index knows such a name by its exact spelling alone.
  customer: (workspace) =>
    `(select a.customer_id as id from customer_addresses a where a.workspace_id = ${workspace} and a.value = lower(w.value)
      union select s.id from customers s where s.workspace_id = ${workspace} and s.id = ${asId}
      union select s.id from customers s where s.workspace_id = ${workspace} and s.name = w.value
      union (select s.id from customers s where s.workspace_id = ${workspace} and not ${address} and length(w.value) >= 3
        and desk_fold(s.name) like '%' || ${escaped("w.value")} || '%' and ${hasWords("s.name", "w.value")} limit ${namedMax + 1}))`,
};
const asId = "case when lower(w.value) ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then lower(w.value)::uuid end";

export const hasNames = (kind: string): boolean => Object.hasOwn(lookups, kind);

/** Rows of kind, value and id for all names of one kind. */
export function namesStatement(kind: string, names: readonly string[], workspace: string, values: Values): string {
  const lookup = lookups[kind];
  if (lookup === undefined) throw new Error(`Nothing of the kind ${kind} has names.`);
  return `select '${kind}' as kind, w.value, found.id::text as answer
    from unnest(${values.add([...names])}::text[]) as w(value) cross join lateral (${lookup(workspace)}) found`;
}
