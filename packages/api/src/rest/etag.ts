import { hash } from "node:crypto";
import { Problem } from "./problem";

/** Resources with a version are told apart by it, and `If-Match` compares exactly that. */
export const versionTag = (version: string): string => `"v${version}"`;

/** Lists have no version: equal bytes are equal answers. */
export const contentTag = (body: string): string => `W/"${hash("sha1", body, "base64url").slice(0, 22)}"`;

/** If-None-Match compares weakly: W/ does not matter. */
export function matches(header: string, tag: string): boolean {
  if (header.trim() === "*") return true;
  const bare = tag.replace(/^W\//u, "");
  return header.split(",").some((candidate) => candidate.trim().replace(/^W\//u, "") === bare);
}

/** The version a writer saw, from `If-Match: "v7"`. `*` means whichever is there. */
export function versionFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const digits = /^"v([1-9]\d{0,9})(?:-[a-z]+)?"$/u.exec(ifMatch.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  const message = 'Send the ETag as you got it, such as If-Match: "v7".';
  throw new Problem("invalid", message, {}, [{ path: "If-Match", message }]);
}
