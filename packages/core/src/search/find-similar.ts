import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { FoundCustomer } from "./find-customers";
import type { Terms } from "./terms";

const similarMax = 5;
/** So many names that look alike are compared. */
const lookedMax = 200;
/** Shorter names have too few letters to be mistyped and still be meant. */
const lettersMin = 4;

/** People whose name was mistyped, the most alike first. For a search that found nobody and little else. */
export async function findSimilarCustomers(ctx: Ctx, { name }: Terms): Promise<FoundCustomer[]> {
  if (name === null || ctx.actor.kind === "customer" || [...name].length < lettersMin || /\p{N}/u.test(name)) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const part = `desk_fold(${values.add(name)}::text)`;
  return runStatement<FoundCustomer>(
    ctx.db,
    `${planEachTime} select near.id, near.name, (select a.value from customer_addresses a
        where a.workspace_id = ${workspace} and a.customer_id = near.id and a.kind = 'email' and a.is_primary) as email
      from (select c.id, c.name, word_similarity(${part}, desk_fold(c.name)) as alike from customers c
        where c.workspace_id = ${workspace} and c.merged_into_id is null and desk_fold(c.name) %> ${part} limit ${lookedMax}
      ) near order by near.alike desc, near.name, near.id limit ${similarMax}`,
    values.list,
  );
}
