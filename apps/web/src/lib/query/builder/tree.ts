import { and, not, or, type Query, type QueryNode, type QueryOperator } from "@desk/core/query/language";

/** A line of the builder: a condition on a field, or words when the field is empty. It may still lack its values. */
export type Row = {
  kind: "row";
  id: string;
  field: string;
  operator: QueryOperator;
  isExcluded: boolean;
  values: readonly string[];
  isPrefix: boolean;
};
export type Group = { kind: "group"; id: string; match: "all" | "any"; isExcluded: boolean; parts: readonly Part[] };
export type Part = Row | Group;

let made = 0;
const newId = () => `part-${++made}`;

export const aRow = (row: Partial<Omit<Row, "kind" | "id">> = {}): Row => ({
  kind: "row",
  id: newId(),
  field: "status",
  operator: "is",
  isExcluded: false,
  values: [],
  isPrefix: false,
  ...row,
});

export const aGroup = (parts: readonly Part[], match: Group["match"] = "all", isExcluded = false): Group => ({
  kind: "group",
  id: newId(),
  match,
  isExcluded,
  parts,
});

function partOf(node: QueryNode, isExcluded: boolean): Part {
  switch (node.kind) {
    case "not":
      return isExcluded ? aGroup([partOf(node, false)], "all", true) : partOf(node.node, true);
    case "and":
      return aGroup(
        node.nodes.map((each) => partOf(each, false)),
        "all",
        isExcluded,
      );
    case "or":
      return aGroup(
        node.nodes.map((each) => partOf(each, false)),
        "any",
        isExcluded,
      );
    case "field":
      return aRow({ field: node.field, operator: node.operator, values: node.values, isExcluded });
    case "text":
      return aRow({ field: "", values: [node.text], isPrefix: node.isPrefix, isExcluded });
  }
}

export function treeOf({ node }: Query): Group {
  if (node === null) return aGroup([]);
  const part = partOf(node, false);
  return part.kind === "group" && !part.isExcluded ? part : aGroup([part]);
}

const present = (values: readonly string[]) => values.map((value) => value.trim()).filter((value) => value !== "");

function nodeOfRow({ field, operator, values, isPrefix }: Row): QueryNode | null {
  const given = present(values);
  const [first] = given;
  if (first === undefined || (operator === "between" && given.length < 2)) return null;
  if (field === "") return { kind: "text", text: first, isPrefix };
  return { kind: "field", field, operator, values: operator === "is" || operator === "between" ? given : [first] };
}

function nodeOf(part: Part): QueryNode | null {
  const node =
    part.kind === "row"
      ? nodeOfRow(part)
      : (part.match === "all" ? and : or)(part.parts.map(nodeOf).filter((each) => each !== null));
  return node !== null && part.isExcluded ? not(node) : node;
}

/** The query the lines say; what lacks its values says nothing yet. */
export const queryOfTree = (tree: Group): Query => ({ node: nodeOf(tree) });

/** The tree with one part changed, or taken out when the change gives null. */
export function changePart(group: Group, id: string, change: (part: Part) => Part | null): Group {
  return {
    ...group,
    parts: group.parts.flatMap((part) => {
      if (part.id === id) return change(part) ?? [];
      return part.kind === "group" ? changePart(part, id, change) : part;
    }),
  };
}
