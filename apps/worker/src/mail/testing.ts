import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateMailbox, type MailboxSettings } from "@desk/contracts/mailbox";
import { PostMessage } from "@desk/contracts/ticket";
import type { Db } from "@desk/core/boot";
import type { Ctx } from "@desk/core/context";
import { openStorage } from "@desk/core/file";
import { createMailbox } from "@desk/core/mail/mailbox";
import { postMessage } from "@desk/core/message";
import { createHostGuard } from "@desk/core/net";
import { aClock, asAdmin, asAgent, aTicket, aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { parseMail } from "@desk/email/parse/parse-mail";
import { readSmtpUrl } from "@desk/email/smtp-server-address";
import type { SmtpTimeouts } from "@desk/email/smtp-session";
import { openSmtpSink, type SinkMail, type SmtpSink } from "@desk/email/testing/smtp-sink";
import { smtpTransport } from "@desk/email/transport";
import { deliverDue } from "../deliver";
import type { Tools } from "../tools";
import { createMailOut } from "./servers";

export type MailDesk = {
  workspace: TestWorkspace;
  clock: ReturnType<typeof aClock>;
  admin: Ctx;
  agent: Ctx;
  mailboxId: string;
  tools: Tools;
  sink: SmtpSink;
  /** What the log said, as text. */
  logged: string[];
  /** Sends all that is due now. */
  deliver: () => Promise<void>;
  close: () => Promise<void>;
};

/** Short, since the sink stays silent on purpose. */
const timeouts: SmtpTimeouts = { connectMs: 2_000, silenceMs: 700, attemptMs: 5_000 };

type Given = { settings?: Partial<MailboxSettings>; address?: string; connectionsMax?: number };

/** A workspace that mail leaves from, to a server on loopback that keeps it. */
export async function aMailDesk(db: Db, given: Given = {}): Promise<MailDesk> {
  const clock = aClock();
  const workspace = await aWorkspace(db, { now: clock.now });
  const admin = await asAdmin(workspace);
  const agent = await asAgent(workspace, { name: "Robin Agent", email: "robin@desk.example" });
  const mailbox = await createMailbox(
    admin,
    CreateMailbox.parse({
      name: "Halen Support",
      address: given.address ?? "support@desk.example",
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
      isDefault: true,
      settings: given.settings,
    }),
  );
  const sink = await openSmtpSink();
  const dir = await mkdtemp(path.join(tmpdir(), "desk-mail-"));
  const logged: string[] = [];
  const transport = smtpTransport(readSmtpUrl(sink.url), { timeouts, connectionsMax: given.connectionsMax ?? 5 });
  const from = { name: "Halen Desk", address: "desk@halen.example" };
  const tools: Tools = {
    db,
    now: clock.now,
    storage: openStorage({ kind: "disk", dir }),
    mailOut: createMailOut({ transport, from }, createHostGuard()),
    secrets: {},
    publicUrl: "https://desk.example.com",
    log: (_level, message, data) => logged.push(JSON.stringify({ message, ...data })),
  };
  return {
    workspace,
    clock,
    admin,
    agent,
    mailboxId: mailbox.id,
    tools,
    sink,
    logged,
    deliver: async () => {
      while ((await deliverDue(tools)) > 0);
    },
    close: async () => {
      tools.mailOut.close();
      await sink.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

type Reply = Partial<Parameters<typeof PostMessage.parse>[0] & object> & Record<string, unknown>;

/** An agent's reply to a new ticket of Ana's, queued. */
export async function aReply(desk: MailDesk, more: Reply = {}, ticketMore: Parameters<typeof aTicket>[1] = {}) {
  const ticket = await aTicket(desk.workspace.system, ticketMore);
  const input = PostMessage.parse({ ticketId: ticket.id, kind: "reply", body: { text: "We found it." }, ...more });
  const { message } = await postMessage(desk.agent, input);
  return { ticket, message };
}

export const read = (mail: SinkMail | undefined) => parseMail(Buffer.from(mail?.raw ?? "", "latin1"));
export const headerOf = (mail: SinkMail | undefined, name: string): string | undefined =>
  read(mail).headers.find(([one]) => one === name.toLowerCase())?.[1];
