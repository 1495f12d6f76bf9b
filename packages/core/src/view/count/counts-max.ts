/** Counted up to here and shown as "1 000+", so that a count never scans the table. */
export const countsMax = 1_001;
