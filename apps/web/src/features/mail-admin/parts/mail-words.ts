import type { MailNatureKind } from "@desk/contracts/parsed-mail";
import type { MailDoor, MailOutcome, SuspensionCause, ThreadingRule } from "@desk/contracts/words";
import type { BadgeTone } from "@desk/ui/badge";

export const stateWords: Record<MailOutcome | "waiting", { word: string; many: string; tone: BadgeTone }> = {
  ticket: { word: "Ticket", many: "tickets", tone: "success" },
  reply: { word: "Reply", many: "replies", tone: "success" },
  duplicate: { word: "Duplicate", many: "duplicates", tone: "neutral" },
  bounce: { word: "Bounce", many: "bounces", tone: "neutral" },
  suspended: { word: "Suspended", many: "suspended", tone: "warning" },
  rejected: { word: "Rejected", many: "rejected", tone: "neutral" },
  unprocessable: { word: "Not understood", many: "not understood", tone: "danger" },
  waiting: { word: "Waiting", many: "waiting", tone: "accent" },
};

export const doorWords: Record<MailDoor, string> = {
  imap: "Fetched by IMAP",
  smtp: "Delivered by SMTP",
  http: "Handed in by HTTP",
  pipe: "Handed in through a pipe",
  import: "Imported",
};

export const ruleWords: Record<ThreadingRule, string> = {
  duplicate: "The same mail had come before",
  recipient_token: "Signed reply address",
  in_reply_to: "In-Reply-To names a mail of the ticket",
  references: "References names a mail of the ticket",
  known_reference: "Refers to the same mail that others on the ticket refer to",
  body_token: "Signed mark in the text",
  subject_tag: "Ticket number in the subject, from somebody on the ticket",
  new: "Nothing pointed to a ticket, so it opened one",
};

export const natureWords: Record<MailNatureKind, string> = {
  person: "A person",
  auto_reply: "A machine, as an automatic reply",
  auto_generated: "A machine",
  list: "A mailing list",
  bounce: "A mail server, as a delivery report",
};

/** What a cause means, for somebody who has to decide about the mail. */
export const causeWords: Record<SuspensionCause, { word: string; help: string }> = {
  spam: { word: "Spam", help: "The server that received it marked it as spam." },
  blocked_sender: { word: "Blocked sender", help: "The sender stands on your list of blocked senders." },
  failed_authentication: {
    word: "Failed authentication",
    help: "SPF, DKIM or DMARC says that it does not come from whom it says.",
  },
  automatic_mail: { word: "Automatic mail", help: "A machine wrote it, and it belongs to no ticket." },
  loop: { word: "Loop", help: "The same sender wrote so much in so short a time that it looks like a loop." },
  own_address: { word: "From our own address", help: "It claims to come from one of your own mailboxes." },
  no_reply_address: { word: "No-reply address", help: "An answer would reach nobody." },
  backscatter: { word: "Backscatter", help: "A delivery report about a mail that this desk never sent." },
  blank: { word: "Blank", help: "It has neither a subject nor a text." },
  no_sender: { word: "No sender", help: "It names nobody who could be answered." },
  unproven_agent: { word: "Unproven colleague", help: "It claims to come from a colleague and does not prove it." },
  too_many_recipients: { word: "Too many recipients", help: "It went to more people than a request would." },
  no_mailbox: { word: "No mailbox", help: "It was not addressed to any of your mailboxes." },
  malware: { word: "Malware", help: "An attachment was found to be harmful." },
};
