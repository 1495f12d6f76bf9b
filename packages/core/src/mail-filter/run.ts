import type { MailFilterAction } from "@desk/contracts/mail-filter";
import { compilePattern, findPattern } from "./pattern";

/** What a filter can look at. */
export type FilteredMail = {
  subject: string;
  /** The text without what it quotes. */
  body: string;
  /** Addresses with names, as one reads them. */
  from: string;
  to: string;
  /** Lower-cased names. */
  headers: readonly (readonly [name: string, value: string])[];
};
export type FilterRule = { source: string; pattern: string; actions: readonly MailFilterAction[] };
export type FilterRun = {
  looksAt: string | null;
  found: string | null;
  groups: Record<string, string>;
  results: MailFilterAction[];
};

/** The part of the mail that a filter reads; null when the mail has no such header. */
function partOf(mail: FilteredMail, source: string): string | null {
  switch (source) {
    case "subject":
    case "body":
    case "from":
    case "to":
      return mail[source];
    default: {
      const name = source.slice("header:".length);
      const values = mail.headers.filter(([each]) => each === name).map(([, value]) => value);
      return values.length === 0 ? null : values.join("\n");
    }
  }
}

/** Fills `{name}` with what the group found; null when it names a group that found nothing. */
function fill(value: string, groups: Record<string, string>): string | null {
  let isComplete = true;
  const filled = value.replace(/\{([a-z_][a-z0-9_]*)\}/giu, (_all, name: string) => {
    const found = Object.hasOwn(groups, name) ? groups[name]?.trim() : undefined;
    if (!found) isComplete = false;
    return found ?? "";
  });
  return isComplete ? filled.replace(/\s+/gu, " ").trim() : null;
}

/** One filter over one mail. A result whose words are missing is left out. */
export function runMailFilter(rule: FilterRule, mail: FilteredMail): FilterRun {
  const looksAt = partOf(mail, rule.source);
  const found = looksAt === null ? null : findPattern(compilePattern(rule.pattern), looksAt);
  if (found === null) return { looksAt, found: null, groups: {}, results: [] };
  const results = rule.actions.flatMap(({ field, value }) => {
    const filled = fill(value, found.groups);
    return filled === null ? [] : [{ field, value: filled }];
  });
  return { looksAt, found: found.text, groups: found.groups, results };
}
