/** Longer ones are no ids but an attack on the index that keeps them (RFC 5322 allows a line of 998 characters). */
const idCharactersMax = 998;
const idsMax = 500;

/** The one id of a Message-ID header, without brackets and white space; null when there is none. */
export function readMessageId(value: string | undefined): string | null {
  if (value === undefined) return null;
  return readMessageIds(value)[0] ?? (/^[^\s<>]{6,}$/u.test(value) ? normaliseId(value) : null);
}

/** All ids of In-Reply-To or References in their order, each once; of too many the last ones. */
export function readMessageIds(value: string | undefined): string[] {
  if (value === undefined || value === "") return [];
  const found: string[] = [];
  const end = value.length;
  // Searched from the end, so that the cost of a header of megabytes is the cost of the ids that are kept.
  let close = value.lastIndexOf(">", end);
  while (close > 0 && found.length < idsMax) {
    const open = value.lastIndexOf("<", close);
    if (open < 0) break;
    const id = normaliseId(value.slice(Math.max(open + 1, close - idCharactersMax - 200), close));
    if (id !== null && close - open <= idCharactersMax + 200) found.push(id);
    close = value.lastIndexOf(">", open);
  }
  const ids = [...new Set(found.reverse())];
  return ids.length > 0 ? ids : bareIds(value);
}

function normaliseId(raw: string): string | null {
  const id = raw.replace(/\([^()]*\)|\s+/gu, "").replace(/^<+|>+$/gu, "");
  return id === "" || id.length > idCharactersMax || /[\p{C}<>]/u.test(id) ? null : id;
}

/** Some mailers forget the brackets. */
function bareIds(value: string): string[] {
  if (value.length > 8_192 || value.includes("<")) return [];
  return value.split(/[\s,]+/u).flatMap((word) => bareId(word) ?? []);
}

function bareId(value: string): string | null {
  const word = value.trim();
  return /^[^\s<>@"]+@[^\s<>@"]+$/u.test(word) ? normaliseId(word) : null;
}
