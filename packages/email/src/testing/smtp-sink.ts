import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A mail as the sink has it. With `hang` and `drop` at the end of the mail it has it too, and says nothing. */
export type SinkMail = { from: string; to: string[]; raw: string; messageId: string | null };

export type SinkStage = "connect" | "sender" | "recipient" | "data" | "end";
/**
 * What the sink does at a stage: nothing special, answer with a code, stay silent, close without an answer, or (at
 * the end of a mail) answer 250 and close at once.
 */
export type SinkAnswer = undefined | { code: number; text: string } | "hang" | "drop" | "drop after 250";
export type SinkBehaviour = (stage: SinkStage, mail: { from: string; to: string[]; raw: string }) => SinkAnswer;

export type SmtpSink = {
  port: number;
  url: string;
  /** What was taken, in order. */
  mails: SinkMail[];
  connections: () => number;
  /** From now on it does this; left out, it takes everything. */
  behave: (behaviour?: SinkBehaviour) => void;
  close: () => Promise<void>;
};

/** A mail server on loopback that keeps every mail and can misbehave in all the ways a real one does. */
export async function openSmtpSink(
  options: { port?: number; onMail?: (mail: SinkMail) => void } = {},
): Promise<SmtpSink> {
  const mails: SinkMail[] = [];
  const sockets = new Set<Socket>();
  let behaviour: SinkBehaviour = () => undefined;
  let connections = 0;
  const take = (mail: SinkMail) => {
    mails.push(mail);
    options.onMail?.(mail);
  };
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, (stage, mail) => behaviour(stage, mail), take);
  });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    connections: () => connections,
    behave: (next = () => undefined) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

const end = "\r\n.\r\n";

function converse(socket: Socket, behaviour: SinkBehaviour, take: (mail: SinkMail) => void): void {
  let buffer = "";
  let isData = false;
  let isSilent = false;
  let mail = { from: "", to: [] as string[], raw: "" };
  socket.setEncoding("latin1");
  socket.setNoDelay(true);

  /** True when the conversation goes on as usual. */
  const usual = (stage: SinkStage, ok: string): boolean => {
    const answer = behaviour(stage, mail);
    if (answer === "hang") isSilent = true;
    else if (answer === "drop") socket.destroy();
    else if (answer === "drop after 250") socket.end(`${ok}\r\n`);
    else socket.write(answer === undefined ? `${ok}\r\n` : `${answer.code} ${answer.text}\r\n`);
    return answer === undefined || answer === "drop after 250";
  };
  const finish = (raw: string) => {
    mail.raw = raw.replace(/^\.\./gmu, ".");
    const answer = behaviour("end", mail);
    const isRefused = typeof answer === "object" && answer.code >= 400;
    if (!isRefused) take({ ...mail, messageId: /^message-id:\s*<([^>]+)>/imu.exec(mail.raw)?.[1] ?? null });
    usualEnd(answer);
    mail = { from: "", to: [], raw: "" };
  };
  const usualEnd = (answer: SinkAnswer) => {
    if (answer === "hang") isSilent = true;
    else if (answer === "drop") socket.destroy();
    else if (answer === "drop after 250") socket.end("250 2.0.0 Taken\r\n");
    else socket.write(answer === undefined ? "250 2.0.0 Taken\r\n" : `${answer.code} ${answer.text}\r\n`);
  };
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/u.exec(line)?.[1] ?? "";
    if (verb === "EHLO")
      socket.write("250-sink\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n");
    else if (verb === "MAIL") {
      mail = { from: address, to: [], raw: "" };
      usual("sender", "250 2.1.0 OK");
    } else if (verb === "RCPT") {
      mail.to.push(address);
      if (!usual("recipient", "250 2.1.5 OK")) mail.to.pop();
    } else if (verb === "DATA") isData = usual("data", "354 Go on");
    else if (verb === "AUTH") socket.write("235 2.7.0 Welcome\r\n");
    else if (verb === "QUIT") socket.end("221 2.0.0 Bye\r\n");
    else socket.write("250 2.0.0 OK\r\n");
  };
  socket.on("data", (chunk: string) => {
    if (isSilent) return;
    buffer += chunk;
    for (;;) {
      if (isData) {
        const at = `\r\n${buffer}`.indexOf(end);
        if (at < 0) return;
        isData = false;
        finish(buffer.slice(0, Math.max(0, at)));
        buffer = buffer.slice(at + end.length - 2);
      } else {
        const at = buffer.indexOf("\r\n");
        if (at < 0) return;
        const line = buffer.slice(0, at);
        buffer = buffer.slice(at + 2);
        command(line);
      }
      if (isSilent || socket.destroyed) return;
    }
  });
  usual("connect", "220 sink ESMTP");
}
