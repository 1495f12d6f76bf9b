import type { TestFolder, TestMail } from "./folder";

/** How the server misbehaves; may be changed at any time. */
export type ImapScript = {
  greeting?: string;
  /** Says BYE and hangs up when it gets this command, such as `FETCH`. */
  byeOn?: string | undefined;
  byeText?: string;
  /** Never tells an idling client of new mail. */
  forgetsIdle?: boolean;
  /** Falls silent when the client ends its IDLE. */
  hangsAfterDone?: boolean;
  /** Refuses to set flags. */
  refusesFlags?: boolean;
  /** Repeats the password in its refusal. */
  echoesSecrets?: boolean;
  /** What RFC822.SIZE says instead of the truth. */
  announcedSize?: (mail: TestMail) => number;
  /** What the literal's head says instead of the truth. */
  literalSize?: (mail: TestMail) => number;
};

export type ImapServerOptions = { security: "tls" | "starttls" | "none"; user: string; password: string };
/** What a session asks of its server. */
export type ImapHost = {
  readonly options: ImapServerOptions;
  readonly script: ImapScript;
  readonly folders: ReadonlyMap<string, TestFolder>;
  readonly commands: string[];
  readonly secrets: ReadonlySet<string>;
  /** How much of this mail leaves before the line breaks; null when it does not. */
  spendDrop: (uid: number) => number | null;
};
