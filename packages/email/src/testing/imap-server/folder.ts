export type TestMail = { uid: number; bytes: Buffer; flags: Set<string>; arrivedAt: Date };

/** What one folder holds. UIDs rise; a new UIDVALIDITY renumbers them, as a server does that lost its index. */
export class TestFolder {
  mails: TestMail[] = [];
  uidNext = 1;
  constructor(
    readonly name: string,
    public uidValidity = 1,
  ) {}

  add(bytes: string | Buffer, arrivedAt = new Date()): TestMail {
    const mail = { uid: this.uidNext++, bytes: Buffer.from(bytes), flags: new Set<string>(), arrivedAt };
    this.mails.push(mail);
    return mail;
  }

  renumber(): void {
    this.uidValidity += 1;
    // Higher than before, so that old positions would name the wrong mails or none.
    this.mails = this.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
    this.uidNext = this.mails.length + 1;
  }

  /** Mails of a UID set such as `1,4:9,12:*`. */
  inSet(set: string): TestMail[] {
    const last = this.mails.at(-1)?.uid ?? 0;
    const numberOf = (text: string | undefined): number => (text === "*" ? last : Number(text));
    const ranges = set.split(",").map((part) => {
      const [from, to = from] = part.split(":");
      return [Math.min(numberOf(from), numberOf(to)), Math.max(numberOf(from), numberOf(to))] as const;
    });
    return this.mails.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
  }
}
