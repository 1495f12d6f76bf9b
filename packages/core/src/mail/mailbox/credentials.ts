import type { MailboxView } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../context";
import { conflict } from "../../error";
import { findMailbox, isMailbox, type MailboxRow } from "./find";
import { type MailCredentials, type OAuthTokens, type OpenIncoming, type OpenOutgoing, SignInEnded } from "./reach";
import { type Side, secretPlace, signsIn } from "./sides";

/** What is sealed for a sign-in with a provider. */
type Tokens = { refreshToken: string; accessToken: string; accessExpiresAt: string };

/** Renewed this long before it ends, so that no connection is opened with a token about to end. */
const renewsBeforeMs = 5 * 60_000;

/** The mailbox's way in with its secret open, or null when its mail is delivered to us. */
export async function openIncoming(ctx: Ctx, mailboxId: string): Promise<OpenIncoming | null> {
  const { incoming } = await readMailbox(ctx, mailboxId);
  if (incoming.kind === "forward") return null;
  return { ...incoming, credentials: await credentialsOf(ctx, mailboxId, "incoming") };
}

/** The mailbox's own way out with its secret open, or null when mail leaves by the installation's server. */
export async function openOutgoing(ctx: Ctx, mailboxId: string): Promise<OpenOutgoing | null> {
  const { outgoing } = await readMailbox(ctx, mailboxId);
  if (outgoing.kind === "installation") return null;
  return { ...outgoing, credentials: await credentialsOf(ctx, mailboxId, "outgoing") };
}

async function credentialsOf(ctx: Ctx, mailboxId: string, side: Side): Promise<MailCredentials> {
  const row = await readMailbox(ctx, mailboxId);
  const server = row[side];
  if (!signsIn(server)) throw new Error("This side of the mailbox does not sign in.");
  if (server.auth === "password") return { user: server.user, password: openSecret(ctx, row, side) };
  return { user: server.user, accessToken: await freshAccessToken(ctx, mailboxId, sideWithTokens(row, side)) };
}

async function readMailbox(ctx: Ctx, mailboxId: string): Promise<MailboxRow> {
  const [row] = await ctx.db.select().from(mailboxes).where(isMailbox(ctx, mailboxId));
  return row ?? findMailbox(ctx, mailboxId);
}

/** One sign-in with a provider serves both directions; its tokens stand on the side that reads, if that uses them. */
const sideWithTokens = ({ incoming, outgoing }: Pick<MailboxView, "incoming" | "outgoing">, side: Side): Side =>
  side === "outgoing" &&
  signsIn(incoming) &&
  signsIn(outgoing) &&
  incoming.auth === "oauth" &&
  incoming.provider === outgoing.provider &&
  incoming.user === outgoing.user
    ? "incoming"
    : side;

function openSecret(ctx: Ctx, row: MailboxRow, side: Side): string {
  const sealed = row[`${side}Secret`];
  const isTokens = signsIn(row[side]) && row[side].auth === "oauth";
  if (sealed === null) throw isTokens ? notSignedIn() : conflict("No password is kept for this mailbox. Enter it.");
  if (ctx.vault === undefined) throw conflict("The secrets of mailboxes cannot be read: AUTH_SECRET is not set.");
  try {
    return ctx.vault.open(sealed, secretPlace(row.workspaceId, row.id, side));
  } catch {
    throw conflict("The secret of this mailbox was sealed with another AUTH_SECRET. Enter it again.");
  }
}

const notSignedIn = () => new SignInEnded("Nobody has signed in with the provider yet. Open the mailbox and sign in.");

/** The access token, renewed when its end is near. One renewal at a time, since each may end the token before it. */
async function freshAccessToken(ctx: Ctx, mailboxId: string, side: Side): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`mailbox tokens ${ctx.workspaceId} ${mailboxId}`}, 0))`,
    );
    const row = await readMailbox(ctx, mailboxId);
    const server = row[side];
    const tokens: Tokens = JSON.parse(openSecret(ctx, row, side));
    if (Date.parse(tokens.accessExpiresAt) - ctx.now().getTime() > renewsBeforeMs) return tokens.accessToken;
    if (ctx.mailReach === undefined || !signsIn(server) || server.provider === null)
      throw conflict("This process cannot renew the sign-in with the provider.");
    const renewed = await ctx.mailReach.oauth.refresh({ provider: server.provider, refreshToken: tokens.refreshToken });
    await saveTokens(ctx, mailboxId, side, { ...renewed, refreshToken: renewed.refreshToken ?? tokens.refreshToken });
    return renewed.accessToken;
  });
}

/** Keeps new tokens, a rotated refresh token among them: from then on the old one may be worthless. */
export async function saveTokens(
  ctx: Ctx,
  mailboxId: string,
  side: Side,
  { accessToken, accessExpiresAt, refreshToken }: OAuthTokens,
): Promise<void> {
  if (ctx.vault === undefined) throw conflict("This server keeps no secrets, since AUTH_SECRET is not set.");
  if (refreshToken === null)
    throw conflict("The provider gave no lasting sign-in. Remove this app there and sign in again.");
  const tokens: Tokens = { refreshToken, accessToken, accessExpiresAt: accessExpiresAt.toISOString() };
  const sealed = ctx.vault.seal(JSON.stringify(tokens), secretPlace(ctx.workspaceId, mailboxId, side));
  await ctx.db
    .update(mailboxes)
    .set({
      ...(side === "incoming" ? { incomingSecret: sealed } : { outgoingSecret: sealed }),
      tokenExpiresAt: accessExpiresAt,
    })
    .where(isMailbox(ctx, mailboxId));
}
