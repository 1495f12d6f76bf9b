import type { FieldProblem } from "@desk/core/error";
import type { ZodError, z } from "zod";

type Issue = z.core.$ZodIssue;

/** One line per bad field, each with where it is and what to do about it. */
export function fieldsOf(error: ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => fieldsOfIssue(issue, issue.path));
}

function fieldsOfIssue(issue: Issue, path: readonly PropertyKey[]): FieldProblem[] {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: dotted([...path, key]),
        message: "This field is not known here. Leave it out.",
      }));
    case "invalid_union":
      return closestBranch(issue.errors).flatMap((inner) => fieldsOfIssue(inner, [...path, ...inner.path]));
    default:
      return [{ path: dotted(path), message: messageOf(issue) }];
  }
}

/** Of several accepted shapes, the one that fits best says most about what is wrong. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weigh = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 3 * issue.keys.length : 1), 0);
  return branches.toSorted((a, b) => weigh(a) - weigh(b))[0] ?? [];
}

function messageOf(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.input === undefined && /received undefined$/u.test(issue.message)) {
    return "This is required.";
  }
  if (issue.code === "invalid_value" && issue.values.length > 1) {
    return `Use one of: ${issue.values.map(String).join(", ")}.`;
  }
  return issue.message;
}

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join(".");
