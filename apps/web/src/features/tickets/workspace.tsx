"use client";

/** List, ticket and search: one page whose panes follow the address. */
export function Workspace() {
  return null;
}
