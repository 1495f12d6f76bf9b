import type { CreateMailbox } from "@desk/contracts/mailbox";
import { mailboxAddresses, teams } from "@desk/db/schema";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { type Ctx, newId } from "../../context";
import { conflict, type DomainError, invalid } from "../../error";
import { refuseTaken } from "../../error/refuse-taken";

type Addresses = Pick<CreateMailbox, "address" | "aliases">;

/** The address first, then its aliases, each with the place in the input that names it. */
const placed = ({ address, aliases }: Addresses) => [
  { path: "address", address, teamId: null as string | null, isPrimary: true },
  ...aliases.map((alias, index) => ({ path: `aliases.${index}.address`, ...alias, isPrimary: false })),
];

const isOurs = (ctx: Ctx) => eq(mailboxAddresses.workspaceId, ctx.workspaceId);

const addressTaken = (path: string, address: string): DomainError => {
  const message = `${address} belongs to another mailbox already. Remove it there first.`;
  return conflict(message, { fields: [{ path, message }] });
};

/** Replaces the addresses of a mailbox; each belongs to one mailbox only. */
export async function setAddresses(ctx: Ctx, mailboxId: string, input: Addresses): Promise<void> {
  const wanted = placed(input);
  for (const [index, { path, address }] of wanted.entries())
    if (wanted.findIndex((other) => other.address === address) !== index)
      throw invalid(path, "This address is named twice.");
  await requireFree(ctx, mailboxId, wanted);
  await ctx.db.delete(mailboxAddresses).where(and(isOurs(ctx), eq(mailboxAddresses.mailboxId, mailboxId)));
  await ctx.db
    .insert(mailboxAddresses)
    .values(
      wanted.map(({ address, teamId, isPrimary }) => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        mailboxId,
        address,
        teamId,
        isPrimary,
        createdAt: ctx.now(),
      })),
    )
    .catch(refuseTaken(() => addressTaken("address", input.address)));
}

async function requireFree(ctx: Ctx, mailboxId: string, wanted: ReturnType<typeof placed>): Promise<void> {
  const rows = await ctx.db
    .select({ address: mailboxAddresses.address })
    .from(mailboxAddresses)
    .where(
      and(
        isOurs(ctx),
        ne(mailboxAddresses.mailboxId, mailboxId),
        inArray(
          mailboxAddresses.address,
          wanted.map(({ address }) => address),
        ),
      ),
    );
  const taken = new Set(rows.map(({ address }) => address));
  const first = wanted.find(({ address }) => taken.has(address));
  if (first !== undefined) throw addressTaken(first.path, first.address);
}

/** Teams that mail may be led to: of this workspace and in use. */
export async function requireTeams(ctx: Ctx, named: readonly { path: string; teamId: string | null }[]): Promise<void> {
  const asked = named.flatMap(({ path, teamId }) => (teamId === null ? [] : [{ path, teamId }]));
  if (asked.length === 0) return;
  const rows = await ctx.db
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.workspaceId, ctx.workspaceId),
        isNull(teams.archivedAt),
        inArray(
          teams.id,
          asked.map(({ teamId }) => teamId),
        ),
      ),
    );
  const known = new Set(rows.map(({ id }) => id));
  const missing = asked.find(({ teamId }) => !known.has(teamId));
  if (missing !== undefined) throw invalid(missing.path, "This team was not found.");
}

export const teamsNamed = (teamId: string | null, aliases: CreateMailbox["aliases"]) => [
  { path: "teamId", teamId },
  ...aliases.map((alias, index) => ({ path: `aliases.${index}.teamId`, teamId: alias.teamId })),
];
