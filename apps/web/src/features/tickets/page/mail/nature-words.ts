import type { MailNatureKind } from "@desk/contracts/parsed-mail";

/** How a mail of a machine is marked; a person's is not. */
export const natureWords: Record<MailNatureKind, { word: string; hint: string } | null> = {
  person: null,
  auto_reply: { word: "Automatic reply", hint: "Such as an out-of-office note. It did not reopen the ticket." },
  auto_generated: { word: "Automatic mail", hint: "Written by a machine. It gets no automatic answer." },
  list: { word: "Mailing list", hint: "Came by a mailing list. It gets no automatic answer." },
  bounce: { word: "Delivery report", hint: "A mail server tells that a mail did not arrive." },
};
