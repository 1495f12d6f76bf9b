import { spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import type { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { RawClient } from "../smtp-client";
import { type AppSettings, appEnvironment, startApp } from "./app-process";
import type { Door } from "./incoming";
import type { TestMail } from "./mails";

type Files = { worker: string };
export type OpenDoor = Door & { close: () => Promise<void> };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const ready = "working";

/** Mail waits on a server; it is taken when the worker has flagged it. */
export async function imapDoor(
  { worker }: Files,
  settings: AppSettings,
  server: ScriptedImapServer,
): Promise<OpenDoor> {
  let running = await startApp(worker, settings, ready);
  return {
    async offer({ bytes }) {
      const mail = server.deliver(bytes);
      const isTaken = () => mail.flags.has("\\Seen");
      while (!isTaken()) await new Promise((resolve) => setTimeout(resolve, 5));
      return true;
    },
    async killAndStart() {
      await running.kill();
      running = await startApp(worker, settings, ready);
    },
    close: async () => void (await running.stop()),
  };
}

/** Other servers deliver to us. By LMTP, which is the same door without the sender's DNS being asked. */
export async function smtpDoor({ worker }: Files, given: AppSettings, address: string): Promise<OpenDoor> {
  const port = await freePort();
  const settings = { ...given, MAIL_LMTP_PORT: String(port), MAIL_LISTEN_HOST: "127.0.0.1" };
  let running = await startApp(worker, settings, ready);
  return {
    async offer({ bytes }) {
      const client = await RawClient.open(port);
      try {
        const asked = await client.begin(address, { hello: "LHLO" });
        if (!asked.startsWith("354")) return false;
        client.socket.write(Buffer.concat([onTheWire(bytes), Buffer.from("\r\n.\r\n")]));
        return (await client.answer()).startsWith("250");
      } finally {
        client.close();
      }
    },
    async killAndStart() {
      await running.kill();
      running = await startApp(worker, settings, ready);
    },
    close: async () => void (await running.stop()),
  };
}

const onTheWire = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString("latin1")
      .replace(/\r\n|\r|\n/gu, "\r\n")
      .replace(/^\./gmu, ".."),
    "latin1",
  );

/** Providers post to the server, and the worker looks at what it stored: both are killed. */
export async function httpDoor(
  { worker, server }: Files & { server: string },
  settings: AppSettings,
  apiKey: string,
): Promise<OpenDoor> {
  const port = await freePort();
  const door = { ...settings, PORT: String(port), HOST: "127.0.0.1", RATE_LIMIT_PER_MINUTE: "1000000000" };
  const start = () => Promise.all([startApp(server, door, "listening on port"), startApp(worker, settings, ready)]);
  let running = await start();
  return {
    offer: (mail) => post(`http://127.0.0.1:${port}/api/mail/inbound`, mail, { Authorization: `Bearer ${apiKey}` }),
    async killAndStart() {
      await Promise.all(running.map((one) => one.kill()));
      running = await start();
    },
    close: async () => void (await Promise.all(running.map((one) => one.stop()))),
  };
}

async function post(url: string, { bytes }: TestMail, headers: Record<string, string> = {}): Promise<boolean> {
  const body = new Uint8Array(bytes);
  const answer = await fetch(url, { method: "POST", body, headers: { "Content-Type": "message/rfc822", ...headers } });
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** A mail server starts one `desk mail ingest` per mail; whatever runs at a kill is killed with the worker. */
export async function pipeDoor(
  { worker, cli }: Files & { cli: string },
  settings: AppSettings,
  workspace: string,
): Promise<OpenDoor> {
  let running = await startApp(worker, settings, ready);
  const pipes = new Set<ReturnType<typeof spawn>>();
  return {
    offer: ({ bytes }) =>
      new Promise((resolve) => {
        const pipe = spawn(process.execPath, [cli, "mail", "ingest", "--workspace", workspace], {
          env: appEnvironment(cli, settings),
          stdio: ["pipe", "ignore", "ignore"],
        });
        pipes.add(pipe);
        pipe.stdin.on("error", () => undefined).end(bytes);
        pipe.once("exit", (code) => {
          pipes.delete(pipe);
          resolve(code === 0);
        });
      }),
    async killAndStart() {
      for (const pipe of pipes) pipe.kill("SIGKILL");
      await running.kill();
      running = await startApp(worker, settings, ready);
    },
    close: async () => void (await running.stop()),
  };
}

/** The control: it answers before it has stored. */
export async function hastyDoor(
  { worker, hasty }: Files & { hasty: string },
  settings: AppSettings,
  workspaceId: string,
): Promise<OpenDoor> {
  const port = await freePort();
  const door = { ...settings, PORT: String(port), WORKSPACE_ID: workspaceId };
  const start = () => Promise.all([startApp(hasty, door, "listening"), startApp(worker, settings, ready)]);
  let running = await start();
  return {
    offer: (mail) => post(`http://127.0.0.1:${port}/`, mail),
    async killAndStart() {
      await Promise.all(running.map((one) => one.kill()));
      running = await start();
    },
    close: async () => void (await Promise.all(running.map((one) => one.stop()))),
  };
}
