import type { ParsedMail } from "@desk/contracts/parsed-mail";

/** One mail for a parser's thread. The number comes back with the answer, so that no mail gets another one's. */
export type ThreadJob = { number: number; bytes: Uint8Array };

/** What a parser's thread says: once that it is loaded, and then its answer to each mail. */
export type ThreadAnswer =
  | { kind: "ready" }
  | { kind: "parsed"; number: number; mail: ParsedMail }
  | { kind: "broken"; number: number; message: string };
