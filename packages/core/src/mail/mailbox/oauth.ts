import { createHash } from "node:crypto";
import type { FinishMailboxOAuth, MailboxRef, MailboxSignIn, MailboxView } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { authorize } from "../../access";
import { actorId, type Ctx, inTransaction } from "../../context";
import { conflict, invalid } from "../../error";
import { recordEvent } from "../../event";
import { newSecret } from "../../secret";
import { saveTokens } from "./credentials";
import { findMailbox, isMailbox, type MailboxRow } from "./find";
import { presentMailbox } from "./present";
import type { OAuthReach } from "./reach";
import { type Side, signsIn } from "./sides";

const withinMs = 10 * 60_000;
const statePlace = "mailbox sign-in";

/** What travels through the provider and back, sealed: nobody reads it, makes it up or uses it for another mailbox. */
type State = { mailboxId: string; actorId: string | null; verifier: string; endsAt: number };

/** Where to sign in with the mailbox's provider (authorization code with PKCE, RFC 7636). */
export async function startMailboxOAuth(ctx: Ctx, { mailboxId }: MailboxRef): Promise<MailboxSignIn> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    const row = await findMailbox(ctx, mailboxId);
    const { vault, oauth } = requireReach(ctx);
    const { provider, user } = signInOf(row, oauth);
    const verifier = newSecret();
    const state: State = {
      mailboxId,
      actorId: actorId(ctx.actor),
      verifier,
      endsAt: ctx.now().getTime() + withinMs,
    };
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const sealed = vault.seal(JSON.stringify(state), statePlace);
    return { url: oauth.authorizationUrl({ provider, state: sealed, challenge, user }) };
  });
}

/** Takes what the provider sent back and keeps the sign-in. Only who started it can finish it. */
export async function finishMailboxOAuth(ctx: Ctx, { state, code }: FinishMailboxOAuth): Promise<MailboxView> {
  authorize(ctx.actor, "mail.manage");
  const { vault, oauth } = requireReach(ctx);
  const { mailboxId, verifier } = readState(ctx, vault, state);
  const { provider } = await inTransaction(ctx, async (ctx) => signInOf(await findMailbox(ctx, mailboxId), oauth));
  const tokens = await oauth.exchange({ provider, code, verifier }).catch((error: unknown) => {
    throw conflict(error instanceof Error ? error.message : "The provider did not let us sign in.");
  });
  return inTransaction(ctx, async (ctx) => {
    const { side } = signInOf(await findMailbox(ctx, mailboxId), oauth);
    await saveTokens(ctx, mailboxId, side, tokens);
    await ctx.db.update(mailboxes).set({ lastError: null, lastErrorAt: null }).where(isMailbox(ctx, mailboxId));
    await recordEvent(ctx, "mailbox.changed", { mailboxId, renewedSecrets: [side] });
    return presentMailbox(ctx, mailboxId);
  });
}

function requireReach({ vault, mailReach }: Ctx) {
  if (vault === undefined) throw conflict("This server keeps no secrets, since AUTH_SECRET is not set.");
  if (mailReach === undefined) throw conflict("This process cannot reach providers.");
  return { vault, oauth: mailReach.oauth };
}

function readState(ctx: Ctx, vault: NonNullable<Ctx["vault"]>, sealed: string): State {
  const again = () => invalid("state", "This sign-in was not started here or took too long. Start it again.");
  let state: State;
  try {
    state = JSON.parse(vault.open(sealed, statePlace));
  } catch {
    throw again();
  }
  if (state.actorId !== actorId(ctx.actor) || state.endsAt < ctx.now().getTime()) throw again();
  return state;
}

/** The side whose tokens serve this mailbox: reading, unless only sending signs in with a provider. */
function signInOf({ incoming, outgoing }: MailboxRow, oauth: OAuthReach) {
  const sides: [Side, MailboxRow[Side]][] = [
    ["incoming", incoming],
    ["outgoing", outgoing],
  ];
  for (const [side, server] of sides) {
    if (!signsIn(server) || server.auth !== "oauth" || server.provider === null) continue;
    if (!oauth.providers.includes(server.provider))
      throw conflict(`Signing in with ${server.provider} is not set up on this installation; see docs/mail.md.`);
    return { side, provider: server.provider, user: server.user };
  }
  throw conflict("This mailbox signs in with a password.");
}
