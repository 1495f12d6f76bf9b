import { randomBytes } from "node:crypto";

const shape = /^[0-9a-f]{40}$/u;

/** 160 random bits: nobody guesses where a file lies, and no name of a user ever becomes a path. */
export const newStorageKey = (): string => randomBytes(20).toString("hex");

/** Two levels of 256 folders, so that no folder grows long. */
export function fanOut(key: string): [string, string, string] {
  if (!shape.test(key)) throw new Error("This is not a storage key.");
  return [key.slice(0, 2), key.slice(2, 4), key];
}
