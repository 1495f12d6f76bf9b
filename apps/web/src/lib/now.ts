"use client";
import { useSyncExternalStore } from "react";

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  const current = Date.now();
  if (current - now > 30_000) now = current;
  return now;
}

/** The time in steps of half a minute, so that ages move on together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => 0);
}
