import type { CreateMailboxInput, MailboxView } from "@desk/contracts/mailbox";

type Provider = "google" | "microsoft";
/** One server as the form holds it: numbers as typed, the secret only while it is being entered. */
export type ServerDraft = {
  host: string;
  port: string;
  security: "tls" | "starttls" | "none";
  user: string;
  auth: "password" | "oauth";
  provider: Provider | null;
  secret: string;
};
export type IncomingDraft = ServerDraft & {
  kind: "imap" | "forward";
  /** One name per line. */
  folders: string;
  afterwards: "flag" | "move";
  moveTo: string;
  pollSeconds: string;
  /** A day such as 2026-11-01, or empty. */
  since: string;
};
export type OutgoingDraft = ServerDraft & { kind: "installation" | "smtp" };
export type SettingsDraft = Omit<MailboxView["settings"], "undoSeconds" | "mailsPerMinute"> & {
  undoSeconds: string;
  mailsPerMinute: string;
};
export type MailboxDraft = {
  name: string;
  address: string;
  aliases: { key: string; address: string; teamId: string | null }[];
  teamId: string | null;
  incoming: IncomingDraft;
  outgoing: OutgoingDraft;
  settings: SettingsDraft;
  isDefault: boolean;
};

const emptyServer = (port: string): ServerDraft => ({
  host: "",
  port,
  security: "tls",
  user: "",
  auth: "password",
  provider: null,
  secret: "",
});

export const emptyDraft: MailboxDraft = {
  name: "",
  address: "",
  aliases: [],
  teamId: null,
  incoming: {
    ...emptyServer("993"),
    kind: "imap",
    folders: "INBOX",
    afterwards: "flag",
    moveTo: "",
    pollSeconds: "60",
    since: "",
  },
  outgoing: { ...emptyServer("465"), kind: "smtp" },
  settings: {
    acknowledges: true,
    usesPlusAddresses: true,
    undoSeconds: "10",
    mailsPerMinute: "600",
    authservId: "",
    isArchiveImport: false,
  },
  isDefault: false,
};

export function draftOf(mailbox: MailboxView): MailboxDraft {
  const { incoming, outgoing, settings } = mailbox;
  return {
    name: mailbox.name,
    address: mailbox.address,
    aliases: mailbox.aliases.map((alias) => ({ key: alias.address, ...alias })),
    teamId: mailbox.teamId,
    incoming:
      incoming.kind === "forward"
        ? { ...emptyDraft.incoming, kind: "forward" }
        : {
            ...incoming,
            port: String(incoming.port),
            secret: "",
            folders: incoming.folders.join("\n"),
            moveTo: incoming.moveTo ?? "",
            pollSeconds: String(incoming.pollSeconds),
            since: incoming.since?.slice(0, 10) ?? "",
          },
    outgoing:
      outgoing.kind === "installation"
        ? { ...emptyDraft.outgoing, kind: "installation" }
        : { ...outgoing, port: String(outgoing.port), secret: "" },
    settings: {
      ...settings,
      undoSeconds: String(settings.undoSeconds),
      mailsPerMinute: String(settings.mailsPerMinute),
    },
    isDefault: mailbox.isDefault,
  };
}

/** An empty field becomes a number that no rule allows, so that the answer names the field. */
const numberOf = (typed: string): number => (typed.trim() === "" ? -1 : Number(typed));

const signInOf = ({ host, port, security, user, auth, provider }: ServerDraft) => ({
  host: host.trim(),
  port: numberOf(port),
  security,
  user: user.trim(),
  auth,
  provider: auth === "oauth" ? provider : null,
});

const secretOf = ({ auth, secret }: ServerDraft, isUsed: boolean): string | undefined =>
  isUsed && auth === "password" && secret !== "" ? secret : undefined;

/** What the server is given. Secrets go along only when one was entered. */
export function inputOf(draft: MailboxDraft): CreateMailboxInput {
  const { incoming, outgoing, settings } = draft;
  const incomingSecret = secretOf(incoming, incoming.kind === "imap");
  const outgoingSecret = secretOf(outgoing, outgoing.kind === "smtp");
  return {
    name: draft.name,
    address: draft.address,
    aliases: draft.aliases.map(({ address, teamId }) => ({ address, teamId })),
    teamId: draft.teamId,
    incoming:
      incoming.kind === "forward"
        ? { kind: "forward" }
        : {
            kind: "imap",
            ...signInOf(incoming),
            folders: incoming.folders
              .split("\n")
              .map((folder) => folder.trim())
              .filter(Boolean),
            afterwards: incoming.afterwards,
            moveTo: incoming.afterwards === "move" && incoming.moveTo.trim() ? incoming.moveTo.trim() : null,
            pollSeconds: numberOf(incoming.pollSeconds),
            since: incoming.since ? `${incoming.since}T00:00:00.000Z` : null,
          },
    outgoing: outgoing.kind === "installation" ? { kind: "installation" } : { kind: "smtp", ...signInOf(outgoing) },
    ...(incomingSecret === undefined ? {} : { incomingSecret }),
    ...(outgoingSecret === undefined ? {} : { outgoingSecret }),
    settings: {
      ...settings,
      undoSeconds: numberOf(settings.undoSeconds),
      mailsPerMinute: numberOf(settings.mailsPerMinute),
    },
    ...(draft.isDefault ? { isDefault: true } : {}),
  };
}
