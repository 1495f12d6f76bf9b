const badUnicode = /\p{Surrogate}/u;

/**
 * Text cleaned at the one boundary: NUL and lone surrogates become U+FFFD (PostgreSQL stores neither),
 * everything else stays as typed.
 */
export const cleanText = (value: string): string => {
  const wellFormed = badUnicode.test(value) ? value.toWellFormed() : value;
  return wellFormed.includes("\u0000") ? wellFormed.replaceAll("\u0000", "\uFFFD") : wellFormed;
};
