import type { MailboxDraft } from "./draft";

/** What every part of the form gets: the draft, how to change it, and what the server refused by field. */
export type FormPart = {
  draft: MailboxDraft;
  onChange: (draft: MailboxDraft) => void;
  errors: Record<string, string>;
};

/** The message for a field or anything inside it. */
export function errorWithin(errors: Record<string, string>, path: string): string | undefined {
  const key = Object.keys(errors).find((each) => each === path || each.startsWith(`${path}.`));
  return key === undefined ? undefined : errors[key];
}
