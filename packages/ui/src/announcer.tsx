"use client";
import { useEffect, useSyncExternalStore } from "react";

type Said = { polite: string; assertive: string };

const silence: Said = { polite: "", assertive: "" };
const listeners = new Set<() => void>();
let said = silence;

function publish(next: Said) {
  said = next;
  for (const listen of listeners) listen();
}

/** Says something to screen readers: polite for results, assertive for failed sending or a session's end. */
export function announce(text: string, urgency: "polite" | "assertive" = "polite"): void {
  // The same words twice are only spoken again when the text changes, so an invisible character alternates.
  const last = said[urgency];
  publish({ ...said, [urgency]: last === text ? `${text}\u00a0` : text });
}

function subscribe(listen: () => void) {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** The page's two live regions. Mount once, in the root layout, so that they exist before the first words. */
export function Announcer() {
  const now = useSyncExternalStore(
    subscribe,
    () => said,
    () => silence,
  );
  useEffect(() => () => publish(silence), []);
  return (
    <div className="sr-only">
      <div aria-live="polite" aria-atomic data-live="polite">
        {now.polite}
      </div>
      <div aria-live="assertive" aria-atomic data-live="assertive">
        {now.assertive}
      </div>
    </div>
  );
}
