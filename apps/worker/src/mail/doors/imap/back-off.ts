const firstMs = 1_000;
const lastMs = 5 * 60_000;

/** 1 s, 2 s, 4 s … at most five minutes. */
export const backOffMs = (failures: number): number => Math.min(firstMs * 2 ** Math.max(0, failures - 1), lastMs);
