"use client";

const waitMaxMs = 5_000;

/** Writes into a field as if it had been typed, so that its component notices. */
function typeInto(field: HTMLInputElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function pressEnter(field: HTMLInputElement): void {
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}

/**
 * A key asked for a field that is still on its way. Until it is there, what is typed is kept for it, so that no
 * letter is lost or taken for a shortcut.
 */
export function keepKeysFor(selector: string): void {
  const startedAt = performance.now();
  let typed = "";
  let isEntered = false;

  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === "Backspace") typed = typed.slice(0, -1);
    else if (event.key === "Enter") isEntered = true;
    event.preventDefault();
    event.stopPropagation();
  }

  function look() {
    const field = document.querySelector<HTMLInputElement>(selector);
    if (!field && performance.now() - startedAt < waitMaxMs) {
      requestAnimationFrame(look);
      return;
    }
    document.removeEventListener("keydown", onKey, true);
    if (!field) return;
    field.focus();
    if (typed) typeInto(field, typed);
    // A frame later, when the component shows what was typed.
    if (isEntered) requestAnimationFrame(() => pressEnter(field));
  }

  document.addEventListener("keydown", onKey, true);
  // The key that asked is still being handled.
  requestAnimationFrame(look);
}
