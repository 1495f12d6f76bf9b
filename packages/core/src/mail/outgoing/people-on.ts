import type { MailAddress } from "@desk/contracts/parsed-mail";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { ownAddresses } from "../incoming/own-addresses";
import { splitPlusAddress } from "../token";
import type { People } from "./recipients";

type Row = { requester: MailAddress | null; copied: MailAddress[] | null; proposed: string[] | null };

const primary = (customer: string) => `(select json_build_object('address', a.value, 'name', c.name)
  from customer_addresses a join customers c on c.workspace_id = a.workspace_id and c.id = a.customer_id
  where a.workspace_id = $1 and a.customer_id = ${customer} and a.kind = 'email' and a.is_primary)`;

/** The people of a ticket, and which of their addresses and of those named are ours. */
export async function peopleOn(ctx: Ctx, ticketId: string, named: readonly string[]): Promise<People> {
  const [row] = await runStatement<Row>(
    ctx.db,
    `select ${primary("t.requester_id")} as requester,
      (select json_agg(x.person order by x.person->>'address') from (
        select ${primary("k.customer_id")} as person from ticket_ccs k
        where k.workspace_id = $1 and k.ticket_id = t.id) x where x.person is not null) as copied,
      (select json_agg(a.value) from participant_proposals p
        join customer_addresses a on a.workspace_id = p.workspace_id and a.customer_id = p.customer_id
          and a.kind = 'email'
        where p.workspace_id = $1 and p.ticket_id = t.id and p.state <> 'accepted') as proposed
      from tickets t where t.workspace_id = $1 and t.id = $2`,
    [ctx.workspaceId, ticketId],
  );
  const { requester = null, copied = null, proposed = null } = row ?? {};
  const onTicket = [requester, ...(copied ?? [])].flatMap((person) => person?.address ?? []);
  const standing = new Set(onTicket);
  return {
    requester,
    copied: copied ?? [],
    proposed: new Set((proposed ?? []).filter((address) => !standing.has(address))),
    own: await ownOf(ctx, [...onTicket, ...named]),
  };
}

/** support+anything@ is ours when support@ is. */
async function ownOf(ctx: Ctx, asked: readonly string[]): Promise<ReadonlySet<string>> {
  const own = new Set((await ownAddresses(ctx, asked)).map(({ address }) => address));
  return new Set(asked.filter((address) => own.has(address) || own.has(splitPlusAddress(address).address)));
}
