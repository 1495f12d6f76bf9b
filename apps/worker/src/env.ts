import type { StorageSettings } from "@desk/core/file";
import { z } from "zod";

const optional = z.string().default("");
const port = z.coerce.number().int().min(0).max(65_535);
const origin = z.url({ protocol: /^https?$/u }).transform((value) => new URL(value).origin);

const Env = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  /** Where people reach this installation. Links in mails lead there. */
  PUBLIC_URL: origin,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//u, "must begin with postgres://"),
  MIGRATIONS_DIR: z.string().min(1),
  /** Such as smtp://user:secret@mail.example.com:587. Empty sends nothing: mails wait in the outbox. */
  SMTP_URL: z.union([z.literal(""), z.url({ protocol: /^smtps?$/u, hostname: /./u })]).default(""),
  MAIL_FROM: z.email().default("desk@localhost.localdomain"),
  MAIL_FROM_NAME: z.string().default("Halen Desk"),
  /** 1 prints mails, with their links, instead of sending them: for trying things out, never for a company. */
  MAIL_LOG: z.enum(["0", "1"]).default("0"),
  /** Opens the sealed secrets of mailboxes; the same as the server's. */
  AUTH_SECRET: optional,
  /** Hosts and networks inside that mailboxes may name, such as `mail.lan, 10.1.0.0/16`. */
  PRIVATE_HOSTS_ALLOWED: optional,
  /** Apps registered with Google and Microsoft for signing mailboxes in; empty offers no such sign-in. */
  MAIL_GOOGLE_CLIENT_ID: optional,
  MAIL_GOOGLE_CLIENT_SECRET: optional,
  MAIL_GOOGLE_AUTHORIZE_URL: optional,
  MAIL_GOOGLE_TOKEN_URL: optional,
  MAIL_MICROSOFT_CLIENT_ID: optional,
  MAIL_MICROSOFT_CLIENT_SECRET: optional,
  MAIL_MICROSOFT_TENANT: optional,
  MAIL_MICROSOFT_AUTHORIZE_URL: optional,
  MAIL_MICROSOFT_TOKEN_URL: optional,
  /** Ports on which mail is taken by SMTP and by LMTP; 0 takes none. */
  MAIL_LISTEN_PORT: port.default(0),
  MAIL_LMTP_PORT: port.default(0),
  /** The address for both; empty listens on all. */
  MAIL_LISTEN_HOST: optional,
  /** PEM files for STARTTLS at these ports; without them it is not offered. */
  MAIL_TLS_CERT_FILE: optional,
  MAIL_TLS_KEY_FILE: optional,
  /** A file whose time says that this worker lives, for whoever watches its container; empty writes none. */
  HEALTH_FILE: optional,
  /** Where files live when S3_BUCKET is empty. */
  FILES_DIR: z.string().default(".data/files"),
  S3_ENDPOINT: optional,
  S3_REGION: optional,
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  /** Refuses statements that forget the workspace, in production too. */
  STATEMENT_GUARD: z.enum(["0", "1"]).default("0"),
  LOG_FORMAT: z.enum(["text", "json"]).default("text"),
  /** What is logged at least: `warn` leaves the usual out, `error` everything that mends itself too. */
  LOG_LEVEL: z.enum(["info", "warn", "error"]).default("info"),
});
export type Env = z.output<typeof Env>;

/** Stops the process naming each bad variable; the values themselves are never printed. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`Settings that need attention:\n${lines.join("\n")}`);
}

export function storageSettings(env: Env): StorageSettings {
  if (env.S3_BUCKET === "") return { kind: "disk", dir: env.FILES_DIR };
  return {
    kind: "s3",
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  };
}
