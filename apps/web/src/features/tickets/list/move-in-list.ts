"use client";

const focusedRow = () => document.querySelector<HTMLElement>("#list [role=row][tabindex='0']");

export const isInList = (): boolean => document.activeElement?.closest("#list") != null;

/** Goes to the next or previous row as its arrow would. From elsewhere, forward leads to the row that has the tab stop. */
export function moveInList(by: 1 | -1): void {
  const row = focusedRow();
  if (row && document.activeElement !== row && !isInList() && by > 0) {
    row.focus();
    return;
  }
  row?.focus();
  row?.dispatchEvent(
    new KeyboardEvent("keydown", { key: by > 0 ? "ArrowDown" : "ArrowUp", bubbles: true, cancelable: true }),
  );
}
