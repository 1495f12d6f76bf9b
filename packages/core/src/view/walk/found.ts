/** A place in a list: the sort values of a row and its id. */
export type Entry = { id: string; place: string[] };
/** `next` is where the list goes on, and null at its end. It may be before the page is full. */
export type Found = { entries: Entry[]; next: string[] | null };
