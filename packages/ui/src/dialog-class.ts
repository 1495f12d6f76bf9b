export const scrimClass = "fixed inset-0 z-40 bg-scrim animate-enter";

/** The box of dialogs: centred, growing to the window's height, then scrolling inside. */
export const dialogBoxClass =
  "fixed inset-0 z-50 m-auto flex h-fit max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] flex-col rounded-overlay bg-raised p-5 text-ink shadow-overlay outline-none animate-enter forced-colors:border";
