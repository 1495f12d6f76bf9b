const finished: readonly string[] = ["search", "solved", "pending", "snoozed", "deleted", "suspended", "all"];

/** The view that Start works through; null where nothing waits for anybody. */
export const queueViewOf = (view: string | null): string | null =>
  view === null || finished.includes(view) ? null : view;
