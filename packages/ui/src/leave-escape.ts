/** A field that closes its own list by Escape says so by `data-takes-escape`; the box around it then stays open. */
export function leaveEscapeToField(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof HTMLElement && target.dataset.takesEscape !== undefined) event.preventDefault();
}
