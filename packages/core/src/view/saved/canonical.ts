import type { Ctx } from "../../context";
import { readQuery } from "../../query";
import { printQuery } from "../../query/language";

/** A query as it is stored: read, and written the one way it is written. */
export const canonicalQuery = (ctx: Ctx, text: string): string => printQuery(readQuery(ctx, text));
