/** What is wrong with a query and where. With a suggestion, that text in place of `from` to `to` puts it right. */
export type QueryProblem = {
  from: number;
  to: number;
  /** `unfinished` is what a text being typed looks like; nobody needs to be told of it while the caret is there. */
  code: "unfinished" | "unknown_field" | "unknown_value" | "syntax" | "limit";
  message: string;
  suggestion?: string;
};

export type Report = (at: { from: number; to: number }, problem: Omit<QueryProblem, "from" | "to">) => void;
