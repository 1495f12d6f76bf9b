import type { ParsedMail } from "@desk/contracts/parsed-mail";

/** What a parser's thread answers to the bytes of a mail. */
export type ThreadAnswer = { kind: "parsed"; mail: ParsedMail } | { kind: "broken"; message: string };
