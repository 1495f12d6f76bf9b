import { type CommandId, entryOf } from "./catalogue";

const isMac = (): boolean => typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.platform);

const caps: Record<string, string> = {
  enter: "↵",
  escape: "Esc",
  space: "Space",
  shift: "Shift",
  backspace: "⌫",
};

/** The caps of one combination, such as ["Ctrl", "K"]. */
export function capsOf(combination: string): string[] {
  return combination
    .split(/[+ ]/u)
    .map((key) => (key === "mod" ? (isMac() ? "⌘" : "Ctrl") : (caps[key] ?? key.toUpperCase())));
}

/** The caps of a command's first combination. */
export function keysOf(id: CommandId): string[] {
  return capsOf(entryOf(id).keys[0] ?? "");
}

const codeKeys: Record<string, string> = {
  Slash: "/",
  Period: ".",
  Semicolon: ";",
  Quote: "'",
  BracketLeft: "[",
};

/** On layouts without Latin letters the place of the key decides. */
function keyOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  if (key === " ") return "space";
  const isLatin = /^[\u0020-\u007E]$/u.test(key) || key.length > 1;
  if (isLatin) return key;
  const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
  return letter ? letter.toLowerCase() : (codeKeys[event.code] ?? key);
}

/** The combination of an event in the catalogue's notation. */
export function combinationOf(event: KeyboardEvent): string {
  const key = keyOf(event);
  const hasMod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  if (other || (event.altKey && !(hasMod && key === "k"))) return "";
  const isShifted = event.shiftKey && (/^[a-z]$/u.test(key) || key.length > 1);
  const period = event.shiftKey && (key === ">" || key === ".") ? "shift+." : null;
  if (period && !hasMod) return period;
  return `${hasMod ? "mod+" : ""}${isShifted ? "shift+" : ""}${key}`;
}
