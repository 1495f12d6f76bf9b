"use client";
import { useSyncExternalStore } from "react";

/**
 * Where we are. Desk pages are static shells, so the path is known in the browser only: on the server and during
 * hydration it is empty. Moving inside an area changes the history alone; other areas go through the router.
 */
type Router = { push: (href: string) => void; replace: (href: string) => void };

const workspaceAreas = new Set(["views", "tickets", "search"]);
const listeners = new Set<() => void>();
let router: Router | undefined;

/** Areas drawn by one and the same page count as one. */
function pageOf(path: string): string {
  const area = path.split("/")[1] ?? "";
  return workspaceAreas.has(area) ? "workspace" : area;
}

export function connectRouter(next: Router): void {
  router = next;
}

/** Tells everyone that the address changed by other means. */
export function noticeNavigation(): void {
  for (const listener of listeners) listener();
}

function go(href: string, way: "push" | "replace"): void {
  const url = new URL(href, window.location.href);
  const isSamePage = pageOf(url.pathname) === pageOf(window.location.pathname);
  if (!isSamePage && router) {
    router[way](href);
    return;
  }
  window.history[way === "push" ? "pushState" : "replaceState"](null, "", href);
  noticeNavigation();
}

export const push = (href: string): void => go(href, "push");
export const replace = (href: string): void => go(href, "replace");

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const nothing = (): string => "";

/** The path, such as `/customers/0192…`; empty until the page runs in the browser. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname, nothing);
}

/** The query without its question mark; read it with `new URLSearchParams(…)`. */
export function useQueryString(): string {
  return useSyncExternalStore(subscribe, () => window.location.search.slice(1), nothing);
}

/** The part after the prefix, such as the id in `/customers/{id}`; null when the path does not start with it. */
export function usePathAfter(prefix: string): string | null {
  const path = usePath();
  if (!path.startsWith(prefix)) return null;
  const rest = path.slice(prefix.length).split("/")[0];
  return rest ? decodePart(rest) : null;
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
