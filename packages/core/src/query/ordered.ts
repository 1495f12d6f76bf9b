import type { QueryOperator } from "@desk/contracts/query";
import type { QueryField } from "./language";

/** The values of a choice that a comparison lets through, such as high and urgent for `priority>=high`. */
export function orderedValues(
  { values = [] }: QueryField,
  operator: QueryOperator,
  asked: readonly string[],
): string[] {
  const place = (wanted: string | undefined) => values.findIndex(({ value }) => value === wanted);
  const low = place(asked[0]);
  const isIn = (value: string, at: number): boolean => {
    switch (operator) {
      case "is":
        return asked.includes(value);
      case ">":
        return at > low;
      case ">=":
        return at >= low;
      case "<":
        return at < low;
      case "<=":
        return at <= low;
      case "between":
        return at >= low && at <= place(asked[1]);
    }
  };
  return values.filter(({ value }, at) => isIn(value, at)).map(({ value }) => value);
}
