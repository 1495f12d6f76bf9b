"use client";
import { push } from "./navigation";

/** Moves to the search field of the page; where there is none, the search page has one. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-search]");
  if (!field) {
    push("/search");
    return;
  }
  field.focus();
  field.select();
}
