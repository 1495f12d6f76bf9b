export function quotedAt(_text: string): number | null {
  return null;
}
