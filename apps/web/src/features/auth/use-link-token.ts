"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** The secret of a mailed link; undefined until the page runs in the browser, "" when the link has none. */
export function useLinkToken(): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => new URLSearchParams(window.location.search).get("token") ?? "",
    () => undefined,
  );
}
