/** Which mails of an archive belong together: all that are linked by an id, whether or not the mail itself is there. */
export class Conversations {
  readonly #numbers = new Map<string, number>();
  readonly #parents: number[] = [];

  /** Ties the ids of one mail, its own and those that it refers to, into one conversation. */
  tie(ids: readonly string[]): void {
    const [first, ...others] = ids.map((id) => this.#numberOf(id));
    if (first === undefined) return;
    for (const other of others) this.#parents[this.#rootOf(other)] = this.#rootOf(first);
  }

  /** The same number for all ids of one conversation. */
  conversationOf(id: string): number {
    return this.#rootOf(this.#numberOf(id));
  }

  /** The ids of each conversation that has more than one. */
  ids(): Map<number, string[]> {
    const all = Map.groupBy(this.#numbers.keys(), (id) => this.conversationOf(id));
    for (const [root, ids] of all) if (ids.length < 2) all.delete(root);
    return all;
  }

  #numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#parents.length;
    this.#numbers.set(id, number);
    this.#parents.push(number);
    return number;
  }

  #rootOf(number: number): number {
    let at = number;
    for (;;) {
      const parent = this.#parents[at] ?? at;
      if (parent === at) return at;
      // Halves the way for the next one who asks.
      this.#parents[at] = this.#parents[parent] ?? parent;
      at = parent;
    }
  }
}
