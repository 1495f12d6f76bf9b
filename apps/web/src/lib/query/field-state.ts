import { parseQuery, printQuery, type QueryProblem } from "@desk/core/query/language";
import { type Chip, joinParts, segmentsOf } from "./segments";

/** What stands in the field: chips, and what is being typed between or behind them. */
export type FieldState = { chips: readonly Chip[]; draft: string; at: number };

export function readField(text: string): FieldState {
  const { chips, words } = segmentsOf(text);
  return { chips, draft: words, at: chips.length };
}

const before = ({ chips, at }: FieldState) => joinParts(chips.slice(0, at).map(({ text }) => text));

/** The whole query as it is written now, and where in it the draft begins. */
export function textOf(state: FieldState): { text: string; draftFrom: number } {
  const head = before(state);
  const tail = joinParts(state.chips.slice(state.at).map(({ text }) => text));
  const draftFrom = head === "" ? 0 : head.length + 1;
  const start = head === "" ? state.draft : `${head} ${state.draft}`;
  return { text: tail === "" ? start : `${start} ${tail}`, draftFrom };
}

type FieldReading = { text: string; canonical: string; problems: QueryProblem[] };

/** What the field asks for, and what is wrong with the part being typed, placed within it. */
export function readingOf(state: FieldState): FieldReading {
  const { text, draftFrom } = textOf(state);
  const { query, problems } = parseQuery(text);
  return {
    text,
    canonical: printQuery(query),
    problems: problems.map((problem) => ({
      ...problem,
      from: Math.max(0, problem.from - draftFrom),
      to: Math.min(state.draft.length, problem.to - draftFrom),
    })),
  };
}

/** Turns finished conditions of the draft into chips; words stay text. Null while something is unfinished or wrong. */
export function settle(state: FieldState): FieldState | null {
  const { text, problems } = readingOf(state);
  if (problems.length > 0) return null;
  const { chips, words } = segmentsOf(text);
  const endsOpen = /\s$/u.test(state.draft) && words !== "";
  return { chips, draft: endsOpen ? `${words} ` : words, at: chips.length };
}

/** After a blank, what was typed before it is finished, when it was a condition. */
export function typeDraft(state: FieldState, draft: string): FieldState {
  const next = { ...state, draft };
  const isInQuotes = (draft.replaceAll(/\\./gu, "").match(/["“”„]/gu)?.length ?? 0) % 2 === 1;
  if (!/\s$/u.test(draft) || isInQuotes) return next;
  const settled = settle(next);
  return settled === null || settled.draft.trim() === draft.trim() ? next : settled;
}

/** A chip goes back into text at its place; what was being typed becomes part of the rest first. */
export function editChip(state: FieldState, index: number): FieldState {
  const chip = state.chips[index];
  if (!chip) return state;
  const rest = settle({ ...state, chips: state.chips.filter((_chip, at) => at !== index) });
  if (rest === null) return state;
  const words = rest.draft.trim();
  // Words stay behind the chips, so they cannot be typed at the same time as a condition between them.
  const kept: Chip[] = words === "" ? [] : [{ text: words, field: "words", value: words, isExcluded: false }];
  return { chips: [...rest.chips, ...kept], draft: chip.text, at: Math.min(index, rest.chips.length) };
}

export function removeChip(state: FieldState, index: number): FieldState {
  return {
    ...state,
    chips: state.chips.filter((_chip, at) => at !== index),
    at: state.at > index ? state.at - 1 : state.at,
  };
}

/** Puts a text in place of a part of the draft; the caret stands behind it. */
export function replaceInDraft(state: FieldState, from: number, to: number, insert: string): [FieldState, number] {
  const draft = `${state.draft.slice(0, from)}${insert}${state.draft.slice(to)}`;
  return [{ ...state, draft }, from + insert.length];
}
