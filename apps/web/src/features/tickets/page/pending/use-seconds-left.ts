"use client";
import { useEffect, useState } from "react";

const left = (untilMs: number) => Math.max(0, Math.ceil((untilMs - Date.now()) / 1_000));

/** Whole seconds until a moment, counting down. */
export function useSecondsLeft(until: string): number {
  const untilMs = Date.parse(until);
  const [seconds, setSeconds] = useState(() => left(untilMs));
  useEffect(() => {
    setSeconds(left(untilMs));
    const timer = setInterval(() => {
      setSeconds(left(untilMs));
      if (left(untilMs) === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  return seconds;
}
