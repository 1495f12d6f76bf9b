import type { IncomingDraft, MailboxDraft, OutgoingDraft, ServerDraft } from "./draft";

export type PresetId = "google" | "microsoft" | "fastmail" | "own" | "forward";

type Preset = {
  id: PresetId;
  label: string;
  /** What one needs from this provider before it works. */
  help: string;
  incoming: Partial<IncomingDraft>;
  outgoing: Partial<OutgoingDraft>;
  settings: Partial<MailboxDraft["settings"]>;
};

const oauth = (provider: "google" | "microsoft"): Partial<ServerDraft> => ({ auth: "oauth", provider, secret: "" });
const password: Partial<ServerDraft> = { auth: "password", provider: null };

/** Servers and habits of the usual providers, from their own help pages. */
export const presets: readonly Preset[] = [
  {
    id: "google",
    label: "Gmail",
    help: "Sign in with Google once the mailbox is saved. IMAP must be on in the account's settings.",
    incoming: { kind: "imap", host: "imap.gmail.com", port: "993", security: "tls", ...oauth("google") },
    outgoing: { kind: "smtp", host: "smtp.gmail.com", port: "465", security: "tls", ...oauth("google") },
    settings: { usesPlusAddresses: true, authservId: "mx.google.com" },
  },
  {
    id: "microsoft",
    label: "Microsoft 365",
    help: "Sign in with Microsoft once the mailbox is saved. Authenticated SMTP must be allowed for the mailbox.",
    incoming: { kind: "imap", host: "outlook.office365.com", port: "993", security: "tls", ...oauth("microsoft") },
    outgoing: { kind: "smtp", host: "smtp.office365.com", port: "587", security: "starttls", ...oauth("microsoft") },
    // Microsoft names no server in its header; this name stands for that.
    settings: { usesPlusAddresses: true, authservId: "protection.outlook.com" },
  },
  {
    id: "fastmail",
    label: "Fastmail",
    help: "Make an app password with access to mail under Settings, Privacy and security.",
    incoming: { kind: "imap", host: "imap.fastmail.com", port: "993", security: "tls", ...password },
    outgoing: { kind: "smtp", host: "smtp.fastmail.com", port: "465", security: "tls", ...password },
    settings: { usesPlusAddresses: true, authservId: "" },
  },
  {
    id: "own",
    label: "Another server",
    help: "Ask whoever runs it for the two host names, the user name and a password.",
    incoming: { kind: "imap", host: "", port: "993", security: "tls", ...password },
    outgoing: { kind: "smtp", host: "", port: "465", security: "tls", ...password },
    settings: { authservId: "" },
  },
  {
    id: "forward",
    label: "Forwarding",
    help: "Your mail server, a provider's webhook or a pipe hands the mail over. Nothing is fetched.",
    incoming: { kind: "forward" },
    outgoing: { kind: "installation" },
    settings: {},
  },
];

/** Fills in what the provider's mailboxes have in common; the sign-in name is the address until it is changed. */
export function withPreset(draft: MailboxDraft, id: PresetId): MailboxDraft {
  const preset = presets.find((each) => each.id === id);
  if (!preset) return draft;
  const user = (server: ServerDraft) => server.user || draft.address;
  return {
    ...draft,
    incoming: { ...draft.incoming, ...preset.incoming, user: user(draft.incoming) },
    outgoing: { ...draft.outgoing, ...preset.outgoing, user: user(draft.outgoing) },
    settings: { ...draft.settings, ...preset.settings },
  };
}
