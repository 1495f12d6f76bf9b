"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  editChip,
  type FieldState,
  readField,
  readingOf,
  removeChip,
  replaceInDraft,
  settle,
  textOf,
  typeDraft,
} from "./field-state";
import { isSameQuery } from "./segments";
import { type Suggestion, useCompletion } from "./use-completion";

const waitMs = 350;

/** What is typed, what is wrong with it and what may follow; tells of each query that can be read. */
export function useQueryField(
  value: string,
  onChange: (text: string) => void,
  input: RefObject<HTMLInputElement | null>,
) {
  const [state, setState] = useState<FieldState>(() => readField(value));
  const [last, setLast] = useState(value);
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isTold, setTold] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wantedCaret = useRef<number | null>(null);
  const reading = readingOf(state);

  // The query was changed elsewhere: by the builder, by going back, by another view.
  if (value !== last) {
    setLast(value);
    if (!isSameQuery(value, reading.text)) {
      setState(readField(value));
      setActive(-1);
    }
  }

  const completion = useCompletion(state.draft, caret);
  const problems = reading.problems.filter(({ code }) => isTold || code !== "unfinished");
  // What is wrong is said before everything that could follow is offered.
  const isWrong = problems.length > 0 && completion.typed === "";
  const options = isOpen && !isWrong ? completion.shown : [];
  // A value is offered by its first match; a field only when asked for, since the word may just be a word.
  const chosen = active >= 0 ? active : completion.kind !== "field" && completion.typed !== "" ? 0 : -1;

  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => {
    if (wantedCaret.current === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  });

  function send(next: FieldState, delayMs: number) {
    clearTimeout(timer.current);
    const { canonical, problems: found } = readingOf(next);
    if (found.length > 0) return;
    timer.current = setTimeout(() => {
      setLast(canonical);
      onChange(canonical);
    }, delayMs);
  }

  function change(next: FieldState, delayMs: number) {
    setState(next);
    setActive(-1);
    send(next, delayMs);
  }

  function putCaret(at: number) {
    wantedCaret.current = at;
    setCaret(at);
  }

  return {
    state,
    reading,
    problems,
    options,
    active: Math.min(chosen, options.length - 1),
    caret,
    setCaret,
    setActive,
    close: () => setOpen(false),
    type(draft: string, at: number) {
      const next = typeDraft(state, draft);
      setOpen(true);
      setTold(false);
      // A finished condition has left the draft, so the caret stands at the end of the rest.
      if (next.draft === draft) setCaret(at);
      else putCaret(next.draft.length);
      change(next, next.chips === state.chips ? waitMs : 0);
    },
    accept(option: Suggestion) {
      const isInList = /[(,]\s*$/u.test(state.draft.slice(0, completion.from));
      const isWhole = completion.kind !== "field" || !option.insert.endsWith(":");
      const rest = state.draft.slice(completion.to);
      const blank = isWhole && !isInList && !/^\s/u.test(rest) ? " " : "";
      const [typed, at] = replaceInDraft(state, completion.from, completion.to, option.insert + blank);
      const next = typeDraft(typed, typed.draft);
      putCaret(next.draft === typed.draft ? at : next.draft.length);
      setOpen(true);
      change(next, 0);
    },
    /** Takes the remedy of the first problem. */
    fix() {
      const [problem] = problems;
      if (problem?.suggestion === undefined) return false;
      const [next, at] = replaceInDraft(state, problem.from, problem.to, problem.suggestion);
      putCaret(at);
      change(next, 0);
      return true;
    },
    /** Enter, or leaving the field: what can be read is settled, and what cannot is said. */
    finish() {
      setOpen(false);
      setTold(true);
      const settled = settle(state);
      if (settled) {
        const next = { ...settled, draft: settled.draft.trim() };
        setState(next);
        send(next, 0);
      }
    },
    edit(index: number) {
      const next = editChip(state, index);
      setState(next);
      putCaret(next.draft.length);
    },
    remove(index: number) {
      change(removeChip(state, index), 0);
      input.current?.focus();
    },
    clear() {
      change(readField(""), 0);
      input.current?.focus();
    },
    isEmpty: textOf(state).text === "",
    open: () => setOpen(true),
  };
}
