/** Someone a mail goes to. The name is as it was written, possibly empty. */
export type Person = { address: string; name: string };

/** The shape that the server accepts too, see `email` in the contracts. */
const addressShape =
  /^[^\s\p{C}@"(),:;<>[\\\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/u;
const addressMax = 254;

export const isAddress = (text: string): boolean =>
  text.length <= addressMax && text.normalize("NFKC") === text && addressShape.test(text);

/** Parts at commas, semicolons and line ends, but not inside quotes or angle brackets. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  let isBracketed = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === "<" && !isQuoted) isBracketed = true;
    else if (sign === ">" && !isQuoted) isBracketed = false;
    // A line end closes a part whatever was left open before it.
    const isEnd = /[\r\n]/u.test(sign) || (/[,;\t]/u.test(sign) && !isQuoted && !isBracketed);
    if (isEnd) {
      parts.push(part);
      part = "";
      isQuoted = false;
      isBracketed = false;
    } else part += sign;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== "");
}

function personIn(part: string): Person | null {
  const named = /^(.*)<([^<>]*)>$/su.exec(part);
  const address = (named?.[2] ?? part)
    .trim()
    .replace(/^mailto:/iu, "")
    .toLowerCase();
  if (!isAddress(address)) return null;
  const name = (named?.[1] ?? "")
    .trim()
    .replace(/^"(.*)"$/su, "$1")
    .replaceAll('\\"', '"');
  return { address, name: name.toLowerCase() === address ? "" : name };
}

/** Reads one or many addresses as they are typed or pasted; `rest` is what is none, as it was written. */
export function readAddresses(text: string): { people: Person[]; rest: string[] } {
  const people = new Map<string, Person>();
  const rest: string[] = [];
  for (const part of partsOf(text)) {
    const whole = personIn(part);
    // A list copied from elsewhere may have only spaces between its addresses.
    const words = whole ? [] : part.split(/\s+/u).map(personIn);
    const found = whole ? [whole] : words.filter((person) => person !== null);
    if (found.length === 0 || (!whole && found.length < words.length)) rest.push(part);
    else for (const person of found) if (!people.has(person.address)) people.set(person.address, person);
  }
  return { people: [...people.values()], rest };
}
