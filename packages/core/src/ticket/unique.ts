/** The name of the unique constraint that refused a statement, or null when something else went wrong. */
export function violatedConstraint(error: unknown): string | null {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if ("code" in current && current.code === "23505" && "constraint_name" in current) {
      return String(current.constraint_name);
    }
  }
  return null;
}
