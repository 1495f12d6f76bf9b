import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { testCertificate, testKey } from "../certificate";
import { TestFolder, type TestMail } from "./folder";
import type { ImapHost, ImapScript, ImapServerOptions } from "./script";
import { ImapSession } from "./session";

export type { ImapScript, ImapServerOptions } from "./script";

type Drop = { uid: number; times: number; part: number };

/** An IMAP server on loopback that does what it is told, also what no server should. */
export class ScriptedImapServer implements ImapHost {
  readonly folders = new Map<string, TestFolder>([["INBOX", new TestFolder("INBOX")]]);
  readonly commands: string[] = [];
  /** Access tokens that are good just now. */
  readonly secrets = new Set<string>();
  script: ImapScript = {};
  connections = 0;
  private readonly drops: Drop[] = [];
  private readonly sessions = new Set<ImapSession>();
  private constructor(
    private readonly server: Server,
    readonly options: ImapServerOptions,
  ) {}

  static async start(given: Partial<ImapServerOptions> = {}): Promise<ScriptedImapServer> {
    const options: ImapServerOptions = {
      security: "none",
      user: "support@example.com",
      password: "a password",
      ...given,
    };
    const greet = (socket: Socket) => scripted.open(socket);
    const server =
      options.security === "tls"
        ? createTlsServer({ cert: testCertificate, key: testKey }, greet)
        : createServer(greet);
    const scripted = new ScriptedImapServer(server, options);
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get inbox(): TestFolder {
    return this.folder("INBOX");
  }
  folder(name: string): TestFolder {
    const found = this.folders.get(name) ?? new TestFolder(name);
    this.folders.set(name, found);
    return found;
  }
  /** A mail arrives; who idles there is told. */
  deliver(bytes: string | Buffer, folder = "INBOX", arrivedAt = new Date()): TestMail {
    const mail = this.folder(folder).add(bytes, arrivedAt);
    for (const session of this.sessions) session.announce(this.folder(folder));
    return mail;
  }
  /** Breaks the line in the middle of this mail's bytes, `times` times; `part` of the answer has left by then. */
  dropMidFetch(uid: number, times = 1, part = 0.5): void {
    this.drops.push({ uid, times, part });
  }
  spendDrop(uid: number): number | null {
    const drop = this.drops.find((one) => one.uid === uid && one.times > 0);
    if (drop === undefined) return null;
    drop.times -= 1;
    return drop.part;
  }
  dropAll(): void {
    for (const session of this.sessions) session.end();
  }
  async stop(): Promise<void> {
    this.dropAll();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private open(socket: Socket): void {
    this.connections += 1;
    const session = new ImapSession(socket, this);
    this.sessions.add(session);
    socket.on("close", () => this.sessions.delete(session));
  }
}
