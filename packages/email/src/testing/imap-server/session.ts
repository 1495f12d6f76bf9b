import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { testCertificate, testKey } from "../certificate";
import { fetchAnswer } from "./fetch";
import type { TestFolder } from "./folder";
import type { ImapHost } from "./script";

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, "\\$&")}"`;
const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/gu, "$1") : text;
/** Words, quoted strings and bracketed lists of a command. */
const partsOf = (text: string): string[] => text.match(/"(?:[^"\\]|\\.)*"|\([^)]*\)|\S+/gu) ?? [];

const hasHeader = (mail: string, name: string, value: string): boolean =>
  mail.split("\r\n").some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`) && line.includes(value));

/** One client's conversation. Knows as much IMAP (RFC 3501 with IDLE, MOVE, UIDPLUS) as a mail reader asks for. */
export class ImapSession {
  private buffer = "";
  private selected: TestFolder | null = null;
  private idleTag: string | null = null;
  private toldCount = 0;
  private authTag: string | null = null;

  constructor(
    private socket: Socket,
    private readonly server: ImapHost,
  ) {
    this.listen();
    this.write(server.script.greeting ?? `* OK [CAPABILITY ${this.capabilities()}] ready`);
  }

  write(line: string | Buffer): void {
    if (this.socket.writable) this.socket.write(typeof line === "string" ? `${line}\r\n` : line);
  }
  end(): void {
    this.socket.destroy();
  }
  /** Tells a client that idles in this folder, unless told to forget. */
  announce(folder: TestFolder): void {
    if (this.selected !== folder || this.idleTag === null || this.server.script.forgetsIdle === true) return;
    this.tell(folder);
  }

  private tell(folder: TestFolder): void {
    this.toldCount = folder.mails.length;
    this.write(`* ${folder.mails.length} EXISTS`);
  }

  private listen(): void {
    this.socket.on("data", (chunk) => {
      this.buffer += chunk.toString("latin1");
      for (let end = this.buffer.indexOf("\r\n"); end !== -1; end = this.buffer.indexOf("\r\n")) {
        const line = this.buffer.slice(0, end);
        this.buffer = this.buffer.slice(end + 2);
        this.take(line);
      }
    });
    this.socket.on("error", () => undefined);
  }

  private capabilities(): string {
    const { security } = this.server.options;
    const starttls = security === "starttls" && !(this.socket instanceof TLSSocket) ? "STARTTLS LOGINDISABLED" : "";
    return `IMAP4rev1 ${starttls} AUTH=PLAIN AUTH=XOAUTH2 SASL-IR IDLE MOVE UIDPLUS`.replaceAll("  ", " ");
  }

  private take(line: string): void {
    if (this.idleTag !== null && line.toUpperCase() === "DONE") {
      if (this.server.script.hangsAfterDone !== true) this.write(`${this.idleTag} OK done`);
      this.idleTag = null;
      return;
    }
    if (this.authTag !== null) {
      this.authenticate(this.authTag, line);
      return;
    }
    const [tag = "", command = "", ...rest] = partsOf(line);
    const isUid = command.toUpperCase() === "UID";
    const name = (isUid ? (rest.shift() ?? "") : command).toUpperCase();
    this.server.commands.push(`${isUid ? "UID " : ""}${name} ${rest.join(" ")}`.trim());
    const bye = this.server.script.byeOn;
    if (bye !== undefined && bye === name) {
      this.write(`* BYE ${this.server.script.byeText ?? "overloaded"}`);
      this.write(`${tag} BYE go away`);
      this.end();
      return;
    }
    this.run(tag, name, rest);
  }

  private run(tag: string, name: string, rest: string[]): void {
    switch (name) {
      case "CAPABILITY":
        this.write(`* CAPABILITY ${this.capabilities()}`);
        this.write(`${tag} OK done`);
        return;
      case "STARTTLS":
        this.upgrade(tag);
        return;
      case "LOGIN":
        this.signIn(tag, unquoted(rest[0] ?? ""), unquoted(rest[1] ?? ""));
        return;
      case "AUTHENTICATE":
        this.method = (rest[0] ?? "").toUpperCase();
        if (rest[1] !== undefined) {
          this.authenticate(tag, rest[1]);
          return;
        }
        this.authTag = tag;
        this.write("+ ");
        return;
      case "SELECT":
      case "EXAMINE":
        this.select(tag, unquoted(rest[0] ?? ""));
        return;
      case "LIST":
      case "LSUB":
        this.list(name, unquoted(rest[1] ?? ""));
        this.write(`${tag} OK done`);
        return;
      case "FETCH":
        this.fetch(tag, rest[0] ?? "", rest.slice(1).join(" "));
        return;
      case "STORE":
        this.store(tag, rest[0] ?? "", rest.slice(2).join(" "));
        return;
      case "MOVE":
        this.move(tag, rest[0] ?? "", unquoted(rest[1] ?? ""));
        return;
      case "SEARCH":
        this.search(tag, rest);
        return;
      case "IDLE":
        this.idleTag = tag;
        this.write("+ idling");
        // What came between the last command and this one.
        if (this.selected !== null && this.selected.mails.length !== this.toldCount) this.announce(this.selected);
        return;
      case "LOGOUT":
        this.write("* BYE bye");
        this.write(`${tag} OK done`);
        this.end();
        return;
      default:
        this.write(`${tag} OK done`);
        return;
    }
  }

  private method = "";

  private list(name: string, pattern: string): void {
    if (pattern === "") this.write(`* ${name} (\\Noselect) "/" ""`);
    for (const folder of this.server.folders.values())
      if (pattern === "*" || pattern === folder.name) this.write(`* ${name} () "/" ${quoted(folder.name)}`);
  }

  private upgrade(tag: string): void {
    this.write(`${tag} OK begin`);
    this.socket.removeAllListeners("data");
    this.socket = new TLSSocket(this.socket, { isServer: true, cert: testCertificate, key: testKey });
    this.listen();
  }

  private authenticate(tag: string, encoded: string): void {
    this.authTag = null;
    const text = Buffer.from(encoded, "base64").toString();
    const [oauthUser = "", bearer = ""] = text.split("\u0001");
    if (this.method === "XOAUTH2") {
      this.signIn(tag, oauthUser.replace("user=", ""), bearer.replace("auth=Bearer ", ""));
      return;
    }
    const [, user = "", password = ""] = text.split("\u0000");
    this.signIn(tag, user, password);
  }

  private signIn(tag: string, user: string, secret: string): void {
    const { script, options } = this.server;
    const isRight = user === options.user && (this.server.secrets.has(secret) || secret === options.password);
    if (isRight) {
      this.write(`${tag} OK [CAPABILITY ${this.capabilities()}] signed in`);
      return;
    }
    const echo = script.echoesSecrets === true ? ` for ${user} with ${secret}` : "";
    this.write(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials${echo}`);
  }

  private select(tag: string, name: string): void {
    const folder = this.server.folders.get(name.toUpperCase() === "INBOX" ? "INBOX" : name);
    if (folder === undefined) {
      this.write(`${tag} NO [NONEXISTENT] No such folder`);
      return;
    }
    this.selected = folder;
    this.write("* FLAGS (\\Seen \\Deleted)");
    this.write("* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] ok");
    this.tell(folder);
    this.write(`* OK [UIDVALIDITY ${folder.uidValidity}] ok`);
    this.write(`* OK [UIDNEXT ${folder.uidNext}] ok`);
    this.write(`${tag} OK [READ-WRITE] done`);
  }

  private fetch(tag: string, set: string, what: string): void {
    const folder = this.selected;
    if (folder === null) {
      this.write(`${tag} BAD nothing selected`);
      return;
    }
    for (const mail of folder.inSet(set)) {
      const seq = folder.mails.indexOf(mail) + 1;
      const isBody = what.includes("BODY");
      const drop = isBody ? this.server.spendDrop(mail.uid) : null;
      const answer = fetchAnswer(seq, mail, what, this.server.script);
      if (drop !== null) {
        this.write(answer.subarray(0, Math.floor(answer.length * drop)));
        // Whatever was written has left before the line breaks.
        this.socket.end();
        return;
      }
      this.write(answer);
    }
    this.write(`${tag} OK done`);
  }

  private store(tag: string, set: string, flags: string): void {
    if (this.server.script.refusesFlags === true) {
      this.write(`${tag} NO [NOPERM] read-only`);
      return;
    }
    for (const mail of this.selected?.inSet(set) ?? [])
      for (const flag of flags.match(/\\\w+/gu) ?? []) mail.flags.add(flag);
    this.write(`${tag} OK done`);
  }

  private move(tag: string, set: string, to: string): void {
    const target = this.server.folders.get(to);
    const from = this.selected;
    if (target === undefined || from === null) {
      this.write(`${tag} NO [TRYCREATE] No such folder`);
      return;
    }
    for (const mail of from.inSet(set)) {
      target.add(mail.bytes, mail.arrivedAt);
      this.write(`* ${from.mails.indexOf(mail) + 1} EXPUNGE`);
      from.mails = from.mails.filter((other) => other !== mail);
    }
    this.write(`${tag} OK done`);
  }

  private search(tag: string, rest: string[]): void {
    const at = rest.findIndex((word) => word.toUpperCase() === "HEADER");
    const [name = "", value = ""] = rest.slice(at + 1).map(unquoted);
    const found = (this.selected?.mails ?? []).filter(({ bytes }) =>
      at === -1 ? true : hasHeader(bytes.toString("latin1"), name, value),
    );
    this.write(`* SEARCH ${found.map(({ uid }) => uid).join(" ")}`.trimEnd());
    this.write(`${tag} OK done`);
  }
}
