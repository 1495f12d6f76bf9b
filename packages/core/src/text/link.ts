/** Spaces and control characters of every script, which some readers skip before a scheme. */
const leadingBlank = /^[\s\p{C}\p{Z}]+/u;
const allowedScheme = /^(?:https?:\/\/|mailto:|tel:)/iu;

/** The address of a link that leads to the web, a mail or a phone; null for anything else. */
export const safeLink = (href: string | undefined): string | null => {
  const trimmed = (href ?? "").replace(leadingBlank, "");
  return allowedScheme.test(trimmed) ? trimmed : null;
};
