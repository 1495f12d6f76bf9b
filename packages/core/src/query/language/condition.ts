import {
  type FieldNode,
  type QueryNode,
  type QueryOperator,
  queryValueMax,
  queryValuesMax,
  type TextNode,
} from "@desk/contracts/query";
import { operatorsOf, type QueryField } from "./field";
import type { FieldToken, Item, TextToken } from "./lexer";
import { quote } from "./print";
import type { Report } from "./problem";
import type { QueryRegistry } from "./registry";
import { nearest } from "./suggest";
import { hasLetters, quoted, readValue, tidy } from "./value";

/** A field and its values, or plain text where the text only looked like a field. Null when nothing is left of it. */
export function conditionOf(
  token: FieldToken,
  written: string,
  registry: QueryRegistry,
  report: Report,
): QueryNode | null {
  const field = registry.find(token.name);
  if (field === undefined) return unknownField(token, written, registry, report);
  if (!token.isClosed) report(token, { code: "unfinished", message: "This list is not closed: a ) is missing." });
  const range = rangeOf(field, token);
  if (range !== null) return readRange(field, token, range, report);
  return fieldNode(field, token.operator, token.items, token, report);
}

function unknownField(token: FieldToken, written: string, registry: QueryRegistry, report: Report): QueryNode | null {
  const names = registry.fields.flatMap(({ name, aliases }) => [name, ...aliases]);
  const near = nearest(token.name, names);
  if (token.hasColon || near !== undefined) {
    const remedy = near === undefined ? "Put it in quotes to look for the text." : `Did you mean ${near}?`;
    report(token, {
      code: "unknown_field",
      message: `There is no field ${quoted(token.name)}. ${remedy}`,
      suggestion: near === undefined ? quote(written) : near + written.slice(token.nameTo - token.from),
    });
  }
  return textNode(written.replace(/\*+$/u, ""), written.endsWith("*"), token, report);
}

/** `a..b`, `a..` and `..b` of fields that have an order. */
function rangeOf(field: QueryField, { items, operator, isList }: FieldToken): [Item, Item] | null {
  const [item] = items;
  if (isList || operator !== "is" || item === undefined || items.length !== 1 || item.isQuoted) return null;
  if (!operatorsOf(field).includes("between")) return null;
  const dots = item.text.indexOf("..");
  if (dots < 0) return null;
  const cut = (from: number, to: number): Item => ({
    text: item.text.slice(from, to),
    isQuoted: false,
    from: item.from + from,
    to: item.from + to,
  });
  return [cut(0, dots), cut(dots + 2, item.text.length)];
}

function readRange(field: QueryField, token: FieldToken, [low, high]: [Item, Item], report: Report): QueryNode | null {
  if (low.text === "" && high.text === "") {
    report(token, { code: "unfinished", message: `Say from where to where, such as ${field.name}:a..b.` });
    return null;
  }
  if (high.text === "") return fieldNode(field, ">=", [low], token, report);
  if (low.text === "") return fieldNode(field, "<=", [high], token, report);
  return fieldNode(field, "between", [low, high], token, report);
}

function fieldNode(
  field: QueryField,
  operator: QueryOperator,
  items: readonly Item[],
  token: { from: number; to: number },
  report: Report,
): FieldNode | null {
  if (!operatorsOf(field).includes(operator)) {
    report(token, { code: "syntax", message: `${field.name} has no order, so it takes ${field.name}:value alone.` });
    return null;
  }
  if (operator !== "is" && items.length > 1 && operator !== "between") {
    report(token, { code: "syntax", message: `${field.name}${operator} takes one value.` });
    return null;
  }
  const values: string[] = [];
  let isSound = items.length > 0;
  if (!isSound) report(token, { code: "unfinished", message: `Say what ${field.name} should be.` });
  for (const item of items) {
    const read = readValue(field, item.text);
    if ("value" in read) {
      if (operator === "between" || !values.includes(read.value)) values.push(read.value);
    } else {
      isSound = false;
      report(item, { code: tidy(item.text) === "" ? "unfinished" : "unknown_value", ...read });
    }
  }
  if (operator !== "is" && values.includes("none")) {
    report(token, { code: "syntax", message: `none stands alone: ${field.name}:none.` });
    return null;
  }
  if (values.length > queryValuesMax) {
    report(token, { code: "limit", message: `Name at most ${queryValuesMax} values of one field.` });
    return null;
  }
  return isSound ? { kind: "field", field: field.name, operator, values } : null;
}

const ticketNumber = /^#(?:[A-Za-z][A-Za-z0-9]{0,9}-)?(?:\d{4}(?:\d{2})?-)?\d{1,15}$/u;

/** A word or phrase. `#123` is a ticket's number; signs alone look for nothing and are passed over. */
export function wordsOf(token: TextToken, registry: QueryRegistry, report: Report): QueryNode | null {
  const numbers = registry.find("number");
  if (!token.isQuoted && numbers !== undefined && ticketNumber.test(token.text)) {
    const item = { ...token, isQuoted: false };
    return fieldNode(numbers, "is", [item], token, report);
  }
  const bare = token.isQuoted ? token.text : token.text.replace(/[*,.;!?]+$/u, "");
  return textNode(bare, token.isPrefix, token, report);
}

function textNode(
  written: string,
  isPrefix: boolean,
  token: { from: number; to: number },
  report: Report,
): TextNode | null {
  const text = tidy(written);
  if (!hasLetters(text)) return null;
  if (text.length <= queryValueMax) return { kind: "text", text, isPrefix };
  report(token, { code: "limit", message: `A word or phrase has at most ${queryValueMax} characters.` });
  return null;
}
