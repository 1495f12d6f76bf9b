/** What a mail of the product says, as data; how it is worded is decided when it is rendered. */
export type MailContent =
  /** `path` is a path of this product with its secret, such as `/invitation?token=…`. */
  | { kind: "invitation"; data: { workspaceName: string; inviterName: string; path: string; expiresAt: string } }
  | { kind: "password_reset"; data: { workspaceName: string; path: string; expiresAt: string } }
  | { kind: "magic_link"; data: { workspaceName: string; path: string; expiresAt: string } }
  | { kind: "email_changed"; data: { workspaceName: string; name: string; newEmail: string } }
  /** Tells a stranger that his mail was not taken. Nothing that he wrote stands in it. */
  | { kind: "mail_too_large"; data: { workspaceName: string; limit: string } }
  /** A list by the clock: how many tickets, the first ones line by line, and how many more there are (or nothing). */
  | {
      kind: "ticket_list";
      data: { workspaceName: string; name: string; count: string; lines: string; rest: string; path: string };
    }
  | { kind: "password_changed"; data: { workspaceName: string; name: string } };

export type MailKind = MailContent["kind"];

/** One mail to one person. */
export type OutgoingMail = MailContent & { to: string };
