import type { FieldNode, Query, QueryNode, TextNode } from "@desk/contracts/query";

const bareWord = /^[\p{L}\p{N}][^\s"“”„():<>,*\\]*$/u;
const bareValue = /^[^\s"“”„(),\\<>][^\s"“”„(),\\]*$/u;
const keywords = new Set(["AND", "OR", "NOT"]);

export const quote = (text: string): string => `"${text.replaceAll(/["“”„\\]/gu, "\\$&")}"`;

/** A word that reads the same without quotes. Signs at its end would be dropped, so they need them. */
const isBareWord = (text: string): boolean => bareWord.test(text) && !keywords.has(text) && !/[.;!?]$/u.test(text);

/** A value as it is written after the colon or in a list. */
export const printValue = (value: string): string => (bareValue.test(value) ? value : quote(value));

function printField({ field, operator, values }: FieldNode): string {
  const [first = "", second = ""] = values;
  switch (operator) {
    case "is":
      return values.length === 1 ? `${field}:${printValue(first)}` : `${field}:(${values.map(printValue).join(", ")})`;
    case "between":
      return `${field}:${first}..${second}`;
    case ">":
    case ">=":
    case "<":
    case "<=":
      return `${field}${operator}${printValue(first)}`;
  }
}

const printText = ({ text, isPrefix }: TextNode): string =>
  `${isBareWord(text) ? text : quote(text)}${isPrefix ? "*" : ""}`;

const isGroup = (node: QueryNode): boolean => node.kind === "and" || node.kind === "or";
const inside = (node: QueryNode): string => (isGroup(node) ? `(${printNode(node)})` : printNode(node));

function printNode(node: QueryNode): string {
  switch (node.kind) {
    case "and":
      return node.nodes.map(inside).join(" ");
    case "or":
      return node.nodes.map(inside).join(" OR ");
    case "not":
      return `-${inside(node.node)}`;
    case "field":
      return printField(node);
    case "text":
      return printText(node);
  }
}

/** The one way a query is written. Reading it gives the same query again. */
export const printQuery = ({ node }: Query): string => (node === null ? "" : printNode(node));
