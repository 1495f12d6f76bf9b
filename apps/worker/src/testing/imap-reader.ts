import { CreateMailbox, type MailboxView } from "@desk/contracts/mailbox";
import type { Db } from "@desk/core/boot";
import type { Ctx } from "@desk/core/context";
import { createMailbox, type MailReach } from "@desk/core/mail/mailbox";
import { createHostGuard } from "@desk/core/net";
import { createVault } from "@desk/core/secret";
import type { TestWorkspace } from "@desk/core/testing";
import type { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { type ImapDoorOptions, startImapDoor } from "../mail/doors/imap/start";
import type { DoorTools } from "../mail/doors/tools";

const vault = createVault("an AUTH_SECRET of thirty-two letters");
const never = () => Promise.reject(new Error("Nothing is asked for here."));
const noReach: MailReach = {
  oauth: { providers: [], redirectUrl: "", authorizationUrl: () => "", exchange: never, refresh: never },
  testIncoming: never,
  testOutgoing: never,
  findProbe: never,
  testDomain: never,
};
export const lines: string[] = [];

export const doorTools = (db: Db, now = () => new Date()): DoorTools => ({
  db,
  now,
  secrets: { vault, mailReach: noReach },
  guard: createHostGuard(["127.0.0.1"]),
  log: (_level, message, data) => lines.push(`${message} ${JSON.stringify(data)}`),
});

/** A mailbox that reads the given server; it asks five times a second beside IDLE. */
export async function aMailboxOn(
  server: ScriptedImapServer,
  workspace: TestWorkspace,
  more: Record<string, unknown> = {},
): Promise<MailboxView> {
  const ctx: Ctx = { ...workspace.system, vault };
  const mailbox = await createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "Support",
      address: `support.${workspace.id}@example.com`,
      incoming: {
        kind: "imap",
        host: "127.0.0.1",
        port: server.port,
        security: "none",
        user: server.options.user,
        auth: "password",
        ...more,
        pollSeconds: 60,
      },
      outgoing: { kind: "installation" },
      incomingSecret: server.options.password,
    }),
  );
  await ctx.db.execute(
    `/* across workspaces: maintenance */ update mailboxes set incoming = jsonb_set(incoming, '{pollSeconds}', '${more.pollSeconds ?? 0.2}')
      where workspace_id = '${workspace.id}' and id = '${mailbox.id}'`,
  );
  return mailbox;
}

export const aReader = (tools: DoorTools, options: ImapDoorOptions = {}) =>
  startImapDoor(tools, { everyMs: 50, backOffMs: () => 20, connectMs: 2_000, silenceMs: 2_000, ...options });

export const aMailText = (id: string): string =>
  [
    `Message-ID: <${id}@rides.example>`,
    "From: ana@rides.example",
    "To: support@example.com",
    `Subject: ${id}`,
    "",
    `Hello, ${id}.`,
    "",
  ].join("\r\n");
