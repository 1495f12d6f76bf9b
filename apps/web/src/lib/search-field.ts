"use client";
import { push } from "./navigation";
import { keepKeysFor } from "./type-ahead";

const selector = "input[data-search]";

/** Moves to the search field of the page; where there is none, the search page has one. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (!field) {
    push("/search");
    keepKeysFor(selector);
    return;
  }
  field.focus();
  field.select();
}
