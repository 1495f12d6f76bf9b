import { DomainError, type ErrorDetails } from "../error";

export type NetProblem =
  | "host"
  | "private"
  | "unresolved"
  | "redirect"
  | "timeout"
  | "too_large"
  | "compressed"
  | "scheme"
  | "credentials";

/** A connection we do not make or do not go on with; `details.net` says why, for programs. */
export const refused = (net: NetProblem, path: "host" | "url", message: string): DomainError => {
  const details: ErrorDetails = { fields: [{ path, message }], net };
  return new DomainError("invalid", message, details);
};
