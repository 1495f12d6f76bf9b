import type { CreateMailbox, MailboxSettings } from "@desk/contracts/mailbox";

/** What is named changes, everything else stays. */
export const withSettings = (before: MailboxSettings, named: CreateMailbox["settings"]): MailboxSettings => ({
  ...before,
  ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
});
