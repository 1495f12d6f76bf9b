/** Checks whose removal changes nothing that anybody could see, each with the reason. */
export const equivalents: readonly { site: string; reason: string }[] = [];
