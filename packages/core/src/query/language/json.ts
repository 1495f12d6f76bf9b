import {
  type FieldNode,
  type Query,
  type QueryJson,
  type QueryNode,
  queryDepthMax,
  queryNodesMax,
  queryTextMax,
} from "@desk/contracts/query";
import { operatorsOf } from "./field";
import { and, depthOf, nodesOf, not, or } from "./node";
import type { ParsedQuery } from "./parse";
import { printQuery } from "./print";
import type { QueryProblem } from "./problem";
import { type QueryRegistry, queryFields } from "./registry";
import { hasLetters, quoted, readValue, tidy } from "./value";

type Say = (code: QueryProblem["code"], message: string) => null;

/** A query as data, checked against the fields and brought into the one shape its text would have. */
export function queryFromJson(json: QueryJson, registry: QueryRegistry = queryFields): ParsedQuery {
  const problems: QueryProblem[] = [];
  const say: Say = (code, message) => {
    problems.push({ from: 0, to: 0, code, message });
    return null;
  };
  if (depthOf(json.node) > queryDepthMax || nodesOf(json.node).length > queryNodesMax) {
    say("limit", `Use at most ${queryNodesMax} conditions, ${queryDepthMax} levels deep.`);
    return { query: { node: null }, problems };
  }
  const query: Query = { node: json.node === null ? null : read(json.node, registry, say) };
  if (printQuery(query).length > queryTextMax) {
    say("limit", `Use at most ${queryTextMax} characters.`);
    return { query: { node: null }, problems };
  }
  return { query, problems };
}

function read(node: QueryNode, registry: QueryRegistry, say: Say): QueryNode | null {
  const below = (nodes: readonly QueryNode[]) =>
    nodes.map((one) => read(one, registry, say)).filter((one) => one !== null);
  switch (node.kind) {
    case "and":
      return and(below(node.nodes));
    case "or":
      return or(below(node.nodes));
    case "not": {
      const inner = read(node.node, registry, say);
      return inner === null ? null : not(inner);
    }
    case "text": {
      const text = tidy(node.text);
      return hasLetters(text)
        ? { ...node, text }
        : say("syntax", `${quoted(text)} has no letters or digits to look for.`);
    }
    case "field":
      return readField(node, registry, say);
  }
}

function readField(node: FieldNode, registry: QueryRegistry, say: Say): FieldNode | null {
  const field = registry.find(node.field);
  if (field === undefined) return say("unknown_field", `There is no field ${quoted(node.field)}.`);
  const { operator } = node;
  if (!operatorsOf(field).includes(operator)) return say("syntax", `${field.name} cannot be compared by ${operator}.`);
  const wanted = operator === "is" ? node.values.length : operator === "between" ? 2 : 1;
  if (node.values.length !== wanted) return say("syntax", `${field.name} ${operator} takes ${wanted} values.`);
  const values: string[] = [];
  for (const written of node.values) {
    const value = readValue(field, written);
    if (!("value" in value)) return say("unknown_value", value.message);
    values.push(value.value);
  }
  if (operator !== "is" && values.includes("none")) return say("syntax", `none stands alone: ${field.name}:none.`);
  return { kind: "field", field: field.name, operator, values: operator === "is" ? [...new Set(values)] : values };
}
