import type { ParsedMail } from "@desk/contracts/parsed-mail";

/** What a parser's thread says: once that it is loaded, and then its answer to the bytes of each mail. */
export type ThreadAnswer =
  | { kind: "ready" }
  | { kind: "parsed"; mail: ParsedMail }
  | { kind: "broken"; message: string };
