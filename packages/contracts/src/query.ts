import { z } from "zod";
import { text } from "./text";

/** Bounds of a query, so that the largest one still costs little to read, to print and to run. */
export const queryTextMax = 2_000;
export const queryDepthMax = 20;
export const queryNodesMax = 200;
export const queryValueMax = 250;
export const queryValuesMax = 50;

/** How a field is compared. `is` means any one of the values; `between` includes both ends. */
export const queryOperators = ["is", ">", ">=", "<", "<=", "between"] as const;
export type QueryOperator = (typeof queryOperators)[number];

export type FieldNode = { kind: "field"; field: string; operator: QueryOperator; values: string[] };
/** A word or a phrase; with `isPrefix` its words are beginnings of words. */
export type TextNode = { kind: "text"; text: string; isPrefix: boolean };
export type QueryNode =
  | { kind: "and"; nodes: QueryNode[] }
  | { kind: "or"; nodes: QueryNode[] }
  | { kind: "not"; node: QueryNode }
  | FieldNode
  | TextNode;
/** Null asks for everything. */
export type Query = { node: QueryNode | null };

const value = z.string().min(1).max(queryValueMax);
const several = () => z.array(Node).min(2).max(queryNodesMax);
const Node: z.ZodType<QueryNode> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("and"), nodes: several() }),
    z.strictObject({ kind: z.literal("or"), nodes: several() }),
    z.strictObject({ kind: z.literal("not"), node: Node }),
    z.strictObject({
      kind: z.literal("field"),
      field: z.string().min(1).max(60),
      operator: z.enum(queryOperators),
      values: z.array(value).min(1).max(queryValuesMax),
    }),
    z.strictObject({ kind: z.literal("text"), text: value, isPrefix: z.boolean() }),
  ]),
);

/** Walks level by level, never by recursion, so that no depth of input is too deep for it. */
function isBounded(input: unknown): boolean {
  let level: unknown[] = [input];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    seen += level.length;
    if (depth > 2 * queryDepthMax + 4 || seen > 20 * queryNodesMax) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

/** A query as data. Fields and values are checked where the fields are known: `queryFromJson` of the language. */
export const QueryJson = z
  .unknown()
  .refine(isBounded, `Use at most ${queryNodesMax} conditions, ${queryDepthMax} levels deep.`)
  .pipe(z.strictObject({ node: Node.nullable() }));
export type QueryJson = z.output<typeof QueryJson>;

/** A query as text, as it stands in a search box, an address or a saved view. */
export const QueryText = text(queryTextMax);
