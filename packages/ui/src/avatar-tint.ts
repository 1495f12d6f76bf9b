export const tintsMax = 6;

/** FNV-1a over the person's id, so that one person has one tint everywhere. */
export function tintOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  // The low bits of FNV are weak for short ids; folding the high half in spreads them over six tints.
  return ((hash >>> 16) ^ (hash & 0xffff)) % tintsMax;
}
