import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Terms } from "./terms";

export type FoundCustomer = { id: string; name: string; email: string | null };

const peopleMax = 10;
/** A common part of names is looked at this far, so that it stays fast. */
const namesMax = 200;

/** People by the beginning of an address, then by a part of their name. */
export async function findCustomers(ctx: Ctx, { address, name }: Terms): Promise<FoundCustomer[]> {
  if (address === null && name === null) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const arms: string[] = [];
  if (address !== null) {
    const from = `${values.add(address)}::text`;
    // The operators of the pattern index: everything from the beginning to the last text that has it.
    arms.push(`(select a.customer_id as id, 1 as arm, a.value as sorted from customer_addresses a
      where a.workspace_id = ${workspace} and a.value ~>=~ ${from} and a.value ~<~ (${from} || chr(1114111))
      order by a.value using ~<~ limit ${peopleMax})`);
  }
  if (name !== null) {
    const part = `desk_fold(${values.add(name)}::text)`;
    arms.push(`(select near.id, 2 as arm, near.folded as sorted from (
      select c.id, desk_fold(c.name) as folded from customers c
      where c.workspace_id = ${workspace} and c.merged_into_id is null and desk_fold(c.name) like '%' || ${part} || '%' limit ${namesMax}
    ) near order by near.folded not like ${part} || '%', near.folded limit ${peopleMax})`);
  }
  const text = `${planEachTime} select c.id, c.name, (select a.value from customer_addresses a
      where a.workspace_id = c.workspace_id and a.customer_id = c.id and a.kind = 'email' and a.is_primary) as email
    from (select x.id, min(x.arm) as arm, min(x.sorted) as sorted from (${arms.join(" union all ")}) x group by x.id) found
    join customers c on c.workspace_id = ${workspace} and c.id = found.id
    order by found.arm, found.sorted, c.id limit ${peopleMax}`;
  return runStatement<FoundCustomer>(ctx.db, text, values.list);
}
