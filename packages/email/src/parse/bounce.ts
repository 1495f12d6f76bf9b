import type { Bounce } from "@desk/contracts/parsed-mail";
import type { MimePart } from "./mime-tree";

export function readBounce(_root: MimePart, _mail: unknown): Bounce | null {
  return null;
}
