import { readFileSync } from "node:fs";
import type { Env } from "../../env";
import { describeError } from "../../log";
import { startImapDoor } from "./imap/start";
import { startSmtpDoor } from "./smtp/start";
import type { DoorTools } from "./tools";

type Settings = Pick<
  Env,
  "PUBLIC_URL" | "MAIL_LISTEN_PORT" | "MAIL_LMTP_PORT" | "MAIL_LISTEN_HOST" | "MAIL_TLS_CERT_FILE" | "MAIL_TLS_KEY_FILE"
>;

/** Opens the ways by which mail comes in: mailboxes are read always, ports are listened on where they are set. */
export async function startDoors(tools: DoorTools, env: Settings): Promise<{ stop: () => Promise<void> }> {
  const open = [startImapDoor(tools)];
  const shared = {
    tools,
    address: env.MAIL_LISTEN_HOST,
    host: new URL(env.PUBLIC_URL).hostname,
    tls: tlsOf(env),
  };
  for (const [port, isLmtp] of [
    [env.MAIL_LISTEN_PORT, false],
    [env.MAIL_LMTP_PORT, true],
  ] as const) {
    if (port === 0) continue;
    const kind = isLmtp ? "LMTP" : "SMTP";
    try {
      open.push(await startSmtpDoor({ ...shared, port, isLmtp }));
      tools.log("info", `taking mail by ${kind} on port ${port}`);
    } catch (error) {
      // Everything else a worker does goes on; the other server keeps its mail meanwhile.
      tools.log("error", `no mail by ${kind}: port ${port} cannot be used`, describeError(error));
    }
  }
  return { stop: () => Promise.all(open.map((door) => door.stop())).then(() => undefined) };
}

function tlsOf(env: Settings): { cert: string; key: string } | undefined {
  const { MAIL_TLS_CERT_FILE: cert, MAIL_TLS_KEY_FILE: key } = env;
  if (cert === "" || key === "") return undefined;
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}
