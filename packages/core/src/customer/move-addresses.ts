import type { MergeData } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

type Address = { id: string; kind: string; value: string; isPrimary: boolean };
type Moved = Pick<MergeData, "addresses" | "primaryIds">;

const addressesOf = (ctx: Ctx, customerId: string): Promise<Address[]> =>
  runStatement<Address>(
    ctx.db,
    `select a.id, a.kind, a.value, a.is_primary as "isPrimary" from customer_addresses a
      where a.workspace_id = $1 and a.customer_id = $2 order by a.id for update`,
    [ctx.workspaceId, customerId],
  );

const write = (ctx: Ctx, customerId: string, id: string, isPrimary: boolean): Promise<object[]> =>
  runStatement(
    ctx.db,
    `update customer_addresses a set customer_id = $2, is_primary = $4 where a.workspace_id = $1 and a.id = $3`,
    [ctx.workspaceId, customerId, id, isPrimary],
  );

/** All addresses come along; one becomes primary only where the target has none of its kind. */
export async function moveAddresses(ctx: Ctx, from: string, to: string): Promise<Moved> {
  const [own, coming] = [await addressesOf(ctx, to), await addressesOf(ctx, from)];
  const isMissing = (kind: string) => !own.some((address) => address.kind === kind && address.isPrimary);
  for (const { id, kind, isPrimary } of coming) await write(ctx, to, id, isPrimary && isMissing(kind));
  return {
    addresses: coming.map(({ id, value, isPrimary }) => ({ id, value, wasPrimary: isPrimary })),
    primaryIds: own.filter(({ isPrimary }) => isPrimary).map(({ id }) => id),
  };
}

/** Those the target still has go back. Says how many were taken away or given to somebody else since. */
export async function returnAddresses(
  ctx: Ctx,
  { addresses, primaryIds }: Moved,
  source: string,
  target: string,
): Promise<number> {
  const own = await addressesOf(ctx, target);
  const isOwn = (id: string) => own.some((address) => address.id === id);
  const back = addresses.filter(({ id }) => isOwn(id));
  for (const { id, wasPrimary } of back) await write(ctx, source, id, wasPrimary);
  const kept = await addressesOf(ctx, target);
  for (const kind of new Set(kept.map((address) => address.kind))) {
    const ofKind = kept.filter((address) => address.kind === kind);
    const first = ofKind.find(({ id }) => primaryIds.includes(id)) ?? ofKind[0];
    if (first !== undefined && !ofKind.some(({ isPrimary }) => isPrimary)) await write(ctx, target, first.id, true);
  }
  return addresses.length - back.length;
}
