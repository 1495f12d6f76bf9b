import type { QueryOperator } from "@desk/contracts/query";

/** What a field holds; decides which values and comparisons it takes. A custom field has one of these too. */
export type FieldKind =
  | "choice"
  | "boolean"
  | "number"
  | "date"
  | "text"
  | "status"
  | "team"
  | "agent"
  | "customer"
  | "organization"
  | "label";

/** A value with words for it. Aliases are other spellings that are understood and never written. */
export type FieldValue = { value: string; label: string; aliases?: readonly string[] };

export type QueryField = {
  /** As it is written before the colon. */
  name: string;
  aliases: readonly string[];
  /** For a heading or a menu. */
  label: string;
  /** One sentence about what it finds. */
  hint: string;
  kind: FieldKind;
  /** The values of a choice, lowest first where they have an order; the categories of a status. */
  values?: readonly FieldValue[];
  /** Values that are words of the language, such as `me` and `none`. */
  words?: readonly FieldValue[];
  /** The values of the choice have an order, so `>=` has a meaning. */
  isOrdered?: boolean;
  /** Only whole numbers; a ticket's number as the workspace writes it counts as one. */
  isInteger?: boolean;
  /** Customers may ask for it on their own tickets. */
  isForCustomers?: boolean;
};

export const none: FieldValue = { value: "none", label: "None" };

const ordered: readonly QueryOperator[] = ["is", ">", ">=", "<", "<=", "between"];

export function operatorsOf({ kind, isOrdered }: QueryField): readonly QueryOperator[] {
  const hasOrder = kind === "number" || kind === "date" || (kind === "choice" && isOrdered === true);
  return hasOrder ? ordered : ["is"];
}

/** How a person reads the comparison, for the builder. Dates lie before and after, numbers are lower and higher. */
export function operatorLabel({ kind, name }: QueryField, operator: QueryOperator): string {
  const isDate = kind === "date";
  switch (operator) {
    case "is":
      return isDate ? "is in" : kind === "text" || name === "has" ? "has" : "is";
    case ">":
      return isDate ? "is after" : "is higher than";
    case ">=":
      return isDate ? "is in or after" : "is at least";
    case "<":
      return isDate ? "is before" : "is lower than";
    case "<=":
      return isDate ? "is in or before" : "is at most";
    case "between":
      return "is between";
  }
}
