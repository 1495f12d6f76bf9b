"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** The secret at the end of `/r/…`; undefined until the page runs in the browser. */
export function usePathToken(): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname.split("/")[2] ?? "",
    () => undefined,
  );
}
