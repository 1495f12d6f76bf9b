import type { Branch, Build } from "./branches";

/** What a branch reads from and asks for, before its order: the values that its leading columns run through. */
export function branchParts(
  { values, workspace }: Build,
  { team, categories, priorities, ...branch }: Branch,
): { from: string[]; conditions: string[]; nullTeam: string[] } {
  const from: string[] = [];
  const conditions = [`t.workspace_id = ${workspace}`, ...branch.conditions];
  if (team === "none") conditions.push("t.team_id is null");
  else if (team !== null) {
    from.push(team.from);
    conditions.push("t.team_id = team.id");
  }
  if (categories?.length === 1) conditions.push(`t.category = ${values.add(categories[0])}::text`);
  else if (categories !== null) {
    from.push(`unnest(${values.add([...categories])}::text[]) as one(category)`);
    conditions.push("t.category = one.category");
  }
  if (priorities !== null) {
    from.push("unnest('{1,2,3,4}'::smallint[]) as rung(priority_order)");
    conditions.push("t.priority_order = rung.priority_order");
  }
  // Only `=` makes PostgreSQL pass over an index column when it matches an order; for IS NULL it has to be named.
  return { from, conditions, nullTeam: team === "none" ? ["t.team_id"] : [] };
}
