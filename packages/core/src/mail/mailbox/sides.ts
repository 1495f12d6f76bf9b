import type { MailboxIncoming, MailboxOutgoing } from "@desk/contracts/mailbox";
import type { Ctx } from "../../context";
import { conflict, invalid } from "../../error";

export type Side = "incoming" | "outgoing";
type Server = MailboxIncoming | MailboxOutgoing;
type SignIn = Exclude<Server, { kind: "forward" } | { kind: "installation" }>;

export const signsIn = (server: Server): server is SignIn => server.kind === "imap" || server.kind === "smtp";

/** Where a sealed secret belongs; moved to another row or side it does not open. */
export const secretPlace = (workspaceId: string, mailboxId: string, side: Side): string =>
  `mailbox:${workspaceId}:${mailboxId}:${side}`;

/** A secret entered for one server is never sent to another, or over a line less safe than that one. */
const isSamePlace = (before: Server, after: Server): boolean =>
  signsIn(before) &&
  signsIn(after) &&
  (["host", "port", "security", "user", "auth", "provider"] as const).every((key) => before[key] === after[key]);

type Given = {
  side: Side;
  mailboxId: string;
  before: { server: Server; sealed: string | null } | null;
  after: Server;
  secret: string | undefined;
};

/** What to keep as this side's secret: the new one sealed, the old one where it still belongs, or none. */
export function sealedSecret(ctx: Ctx, { side, mailboxId, before, after, secret }: Given): string | null {
  const path = `${side}Secret`;
  if (!signsIn(after)) return null;
  if (after.auth === "oauth") {
    if (secret !== undefined) throw invalid(path, "Sign in with the provider instead of entering a password.");
    if (after.provider === null) throw invalid(`${side}.provider`, "Choose with whom to sign in.");
  } else if (secret !== undefined && secret !== "") {
    if (ctx.vault === undefined)
      throw conflict("This server keeps no secrets, since AUTH_SECRET is not set. Set it and start again.");
    return ctx.vault.seal(secret, secretPlace(ctx.workspaceId, mailboxId, side));
  }
  const kept = before !== null && isSamePlace(before.server, after) ? before.sealed : null;
  if (kept === null && after.auth === "password")
    throw invalid(path, before?.sealed ? "The server changed: enter the password for it." : "Enter the password.");
  return kept;
}

export function requireFolders(incoming: MailboxIncoming): void {
  if (incoming.kind !== "imap") return;
  const { folders, afterwards, moveTo } = incoming;
  const repeated = folders.findIndex((folder, index) => folders.indexOf(folder) !== index);
  if (repeated !== -1) throw invalid(`incoming.folders.${repeated}`, "This folder is named twice.");
  if (afterwards !== "move") return;
  if (moveTo === null) throw invalid("incoming.moveTo", "Name the folder that read mail is moved to.");
  if (folders.includes(moveTo))
    throw invalid("incoming.moveTo", "Mail cannot be moved into a folder that is read. Name another one.");
}
