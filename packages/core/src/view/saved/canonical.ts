import type { Ctx } from "../../context";

/** A query as it is stored. */
export const canonicalQuery = (_ctx: Ctx, text: string): Promise<string> => Promise.resolve(text.trim());
