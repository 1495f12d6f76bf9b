import type { Query, QueryNode } from "@desk/contracts/query";

/** All of these; nested ones are drawn together, so that one meaning has one shape. */
export const and = (nodes: readonly QueryNode[]): QueryNode | null => together("and", nodes);
/** Any of these. */
export const or = (nodes: readonly QueryNode[]): QueryNode | null => together("or", nodes);

function together(kind: "and" | "or", nodes: readonly QueryNode[]): QueryNode | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  return flat.length > 1 ? { kind, nodes: flat } : (flat[0] ?? null);
}

export const not = (node: QueryNode): QueryNode => (node.kind === "not" ? node.node : { kind: "not", node });

/** The parts that must all hold; a query that is not an `and` is its own only part. */
export const conjunctsOf = ({ node }: Query): readonly QueryNode[] =>
  node === null ? [] : node.kind === "and" ? node.nodes : [node];

export const queryOf = (parts: readonly QueryNode[]): Query => ({ node: and(parts) });

/** The node and everything below it, each before what it holds. */
export function nodesOf(node: QueryNode | null): QueryNode[] {
  if (node === null) return [];
  switch (node.kind) {
    case "and":
    case "or":
      return [node, ...node.nodes.flatMap(nodesOf)];
    case "not":
      return [node, ...nodesOf(node.node)];
    case "field":
    case "text":
      return [node];
  }
}

/** Levels of nesting; one condition alone has none. */
export function depthOf(node: QueryNode | null): number {
  if (node === null) return 0;
  switch (node.kind) {
    case "and":
    case "or":
      return 1 + Math.max(...node.nodes.map(depthOf));
    case "not":
      return 1 + depthOf(node.node);
    case "field":
    case "text":
      return 0;
  }
}

/** Whether deleted tickets are asked for; lists hide them otherwise. */
export const asksForDeleted = ({ node }: Query): boolean =>
  nodesOf(node).some((one) => one.kind === "field" && one.field === "is" && one.values.includes("deleted"));

export const hasText = ({ node }: Query): boolean => nodesOf(node).some(({ kind }) => kind === "text");
