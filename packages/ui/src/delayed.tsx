"use client";
import { type ReactNode, useEffect, useState } from "react";

/** Shows its children only after a wait, so that quick answers never flash a skeleton. */
export function Delayed({ children, delayMs = 300 }: { children: ReactNode; delayMs?: number | undefined }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isDue ? children : null;
}
