import type { MailAddress } from "@desk/contracts/parsed-mail";

/** A file of ours that goes along; its bytes are read from storage and from nowhere else. */
export type MailFile = {
  storageKey: string;
  fileName: string;
  contentType: string;
  /** Set for a picture that stands inside the text. */
  contentId: string | null;
};

/** One mail to one recipient, as it is to leave: plain data, addresses without quotes or brackets. */
export type MailToSend = {
  /** An empty `from` is the null return path of automatic mail. Exactly one recipient. */
  envelope: { from: string; to: string };
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress | null;
  /** Without angle brackets, as those below. */
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  subject: string;
  text: string;
  html: string;
  /** Further headers in order, such as Auto-Submitted. */
  headers: (readonly [name: string, value: string])[];
  files: MailFile[];
};
