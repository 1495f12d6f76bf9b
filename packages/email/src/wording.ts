import type { OutgoingMail } from "@desk/contracts/mail";
import { oneLine } from "./one-line";

type Wording = {
  subject: string;
  paragraphs: string[];
  action: { label: string; path: string } | null;
  closing: string[];
};

const time = (iso: string): string =>
  `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(iso))} UTC`;

/** What each mail says. Names are put on one line, so that none of them can look like a paragraph of ours. */
export function wordingOf(mail: OutgoingMail): Wording {
  const workspace = oneLine(mail.data.workspaceName);
  switch (mail.kind) {
    case "invitation":
      return {
        subject: `${oneLine(mail.data.inviterName)} invites you to ${workspace}`,
        paragraphs: [`${oneLine(mail.data.inviterName)} invites you to answer customers together at ${workspace}.`],
        action: { label: "Accept the invitation", path: mail.data.path },
        closing: [
          `The link works once and until ${time(mail.data.expiresAt)}.`,
          "If you do not know who invites you, ignore this mail; nothing happens.",
        ],
      };
    case "password_reset":
      return {
        subject: `Choose a new password for ${workspace}`,
        paragraphs: [`Somebody asked for a new password for ${oneLine(mail.to)} at ${workspace}.`],
        action: { label: "Choose a new password", path: mail.data.path },
        closing: [
          `The link works once and until ${time(mail.data.expiresAt)}.`,
          "If it was not you, ignore this mail; your password stays as it is.",
        ],
      };
    case "magic_link":
      return {
        subject: `Sign in to ${workspace}`,
        paragraphs: [`Here is your link to sign in to ${workspace}.`],
        action: { label: "Sign in", path: mail.data.path },
        closing: [
          `The link works once and until ${time(mail.data.expiresAt)}.`,
          "If you did not ask for it, ignore this mail; nobody is signed in.",
        ],
      };
    case "email_changed":
      return {
        subject: `Your address at ${workspace} was changed`,
        paragraphs: [
          `Hello ${oneLine(mail.data.name)},`,
          `your address at ${workspace} was changed to ${oneLine(mail.data.newEmail)}. From now on you sign in with it.`,
        ],
        action: null,
        closing: ["If it was not you, tell an admin of your workspace at once."],
      };
    case "mail_too_large":
      return {
        subject: `Your mail to ${workspace} was too large`,
        paragraphs: [
          `Your mail to ${workspace} was not taken, because it was larger than ${mail.data.limit}. Nobody has read it.`,
          "Please send it again with smaller attachments, or put large files where we can download them.",
        ],
        action: null,
        closing: ["This is an automatic answer."],
      };
    case "ticket_list": {
      const { count, rest, path } = mail.data;
      const name = oneLine(mail.data.name);
      const lines = mail.data.lines.split("\n").map(oneLine).filter(Boolean);
      return {
        subject: `${name}: ${count === "1" ? "1 ticket" : `${count} tickets`}`,
        paragraphs: [
          count === "0" ? `Nothing stands in ${name} at ${workspace}.` : `${name} at ${workspace}, ${count} in all:`,
          ...(lines.length > 0 ? [[...lines, ...(rest === "" ? [] : [`and ${rest} more`])].join("\n")] : []),
        ],
        action: { label: "Download as CSV", path },
        closing: ["The file asks you to sign in and is kept for seven days. Pause or end this mail on the same page."],
      };
    }
    case "password_changed":
      return {
        subject: `Your password at ${workspace} was changed`,
        paragraphs: [
          `Hello ${oneLine(mail.data.name)},`,
          `your password at ${workspace} was changed, and all your other devices were signed out.`,
        ],
        action: null,
        closing: ["If it was not you, ask for a new password at once and tell an admin of your workspace."],
      };
  }
}
