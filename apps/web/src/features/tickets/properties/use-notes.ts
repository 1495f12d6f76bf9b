"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "@/lib/problem";
import { readStored, writeStored } from "@/lib/stored";
import { useSetNotes } from "../actions/use-set-notes";

const waitMs = 700;
type State = "idle" | "saving" | "saved" | "failed" | "conflict";
const isText = (value: unknown): value is string => typeof value === "string";

/**
 * Saves the notes shortly after the typing stops, with the version they were read at. When somebody else was
 * faster, theirs is shown and mine is kept aside. What is not saved yet is also kept on this device.
 */
export function useNotes(ticket: TicketView) {
  const key = `halen.notes.${ticket.id}`;
  const [text, setText] = useState(() => readStored(key, isText) ?? ticket.notes);
  const [state, setState] = useState<State>("idle");
  const [problem, setProblem] = useState<string | null>(null);
  const [mine, setMine] = useState<string | null>(null);
  const [seen, setSeen] = useState(ticket.notes);
  const version = useRef(ticket.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ text, saved: ticket.notes });
  const { mutateAsync } = useSetNotes();

  // Somebody else's text arrives while mine is untouched: show it.
  if (ticket.notes !== seen) {
    setSeen(ticket.notes);
    if (text === seen) setText(ticket.notes);
  }
  useEffect(() => {
    if (text !== ticket.notes || mine !== null) return;
    version.current = ticket.version;
    latest.current = { text, saved: ticket.notes };
  }, [ticket.version, ticket.notes, text, mine]);

  async function save() {
    clearTimeout(timer.current);
    const { text: notes, saved } = latest.current;
    if (notes === saved || mine !== null) return;
    setState("saving");
    setProblem(null);
    try {
      const view = await mutateAsync({ ticketId: ticket.id, notes, version: version.current });
      version.current = view.version;
      latest.current = { ...latest.current, saved: notes };
      if (latest.current.text === notes) {
        writeStored(key, null);
        setState("saved");
      }
    } catch (error) {
      const failure = problemOf(error);
      const theirs = failure.details.theirs;
      if (failure.code !== "CONFLICT" || typeof theirs !== "string") {
        setState("failed");
        setProblem(failure.message);
        return;
      }
      if (typeof failure.details.version === "number") version.current = failure.details.version;
      setMine(notes);
      show(theirs, theirs);
      setState("conflict");
    }
  }

  function show(next: string, saved: string) {
    latest.current = { text: next, saved };
    setText(next);
  }

  const saveRef = useRef(save);
  useEffect(() => {
    saveRef.current = save;
  });
  useEffect(() => {
    // Words kept on this device by an earlier visit are saved now.
    if (latest.current.text !== latest.current.saved) timer.current = setTimeout(() => void saveRef.current(), waitMs);
  }, []);
  useEffect(
    () => () => {
      // Leaving the ticket must not lose the last words.
      void saveRef.current();
    },
    [],
  );

  return {
    text,
    state,
    problem,
    mine,
    type(next: string) {
      latest.current = { ...latest.current, text: next };
      setText(next);
      writeStored(key, next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveRef.current(), waitMs);
    },
    saveNow: () => void save(),
    takeMine() {
      if (mine === null) return;
      show(mine, latest.current.saved);
      setMine(null);
      timer.current = setTimeout(() => void saveRef.current(), 0);
    },
    takeTheirs() {
      setMine(null);
      writeStored(key, null);
      setState("idle");
    },
  };
}
