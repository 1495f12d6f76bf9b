"use client";
import { createStore, useStore } from "@/lib/store";

/** A macro that was chosen outside the composer and goes into the draft of its ticket as soon as that is open. */
type Wanted = { ticketId: string; id: string; name: string };

const wanted = createStore<Wanted | null>(null);

export const wantMacro = (next: Wanted): void => wanted.set(next);

export function useWantedMacro(ticketId: string): Wanted | null {
  const now = useStore(wanted);
  return now?.ticketId === ticketId ? now : null;
}

/** True for the one who takes it. */
export function takeWanted(taken: Wanted): boolean {
  let isMine = false;
  wanted.set((now) => {
    isMine = now === taken;
    return isMine ? null : now;
  });
  return isMine;
}
