const dayMs = 24 * 60 * 60 * 1_000;

/** A session ends after 30 days, and after 14 days without use. */
export const sessionMaxMs = 30 * dayMs;
export const sessionIdleMs = 14 * dayMs;
/** Last use is written at most this often, so that reading writes nothing. */
export const touchEveryMs = 60 * 1_000;
