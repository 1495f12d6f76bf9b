import { type FileHandle, open } from "node:fs/promises";

/** What the server answered with 2xx. An entry counts once it is on disk. */
export type Entry =
  | { kind: "create"; id: string; ticketId: string }
  | { kind: "reply"; id: string; ticketId: string }
  | { kind: "status"; id: string; ticketId: string; status: string };

/** Appends and syncs; entries that arrive while a sync runs share the next one. */
export class Ledger {
  readonly entries: Entry[] = [];
  #waiting: { entry: Entry; done: () => void }[] = [];
  #isWriting = false;

  constructor(readonly file: FileHandle) {}

  static async at(path: string): Promise<Ledger> {
    return new Ledger(await open(path, "a"));
  }

  add(entry: Entry): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ entry, done });
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.file.appendFile(batch.map(({ entry }) => `${JSON.stringify(entry)}\n`).join(""));
      await this.file.datasync();
      for (const { entry, done } of batch) {
        this.entries.push(entry);
        done();
      }
    }
    this.#isWriting = false;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
