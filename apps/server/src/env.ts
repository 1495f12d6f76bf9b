import type { StorageSettings } from "@desk/core/file";
import { z } from "zod";

const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  );
const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const optional = z.string().default("");
const port = z.coerce.number().int().min(0).max(65_535);
const origin = z.url({ protocol: /^https?$/u }).transform((value) => new URL(value));

const Env = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: port.default(3000),
  /** Empty listens on all addresses. */
  HOST: z.string().default(""),
  /** Where people reach this installation. Links in mails and the Origin check go by it. */
  PUBLIC_URL: origin,
  /** Where the pages are made. Empty when an ingress splits the traffic itself. */
  WEB_URL: z.union([z.literal(""), origin]).default(""),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//u, "must begin with postgres://"),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  MIGRATIONS_DIR: z.string().min(1),
  AUTH_SECRET: z.string().default(""),
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
  /** The server by which mail leaves; here only to be tried by the connection test. */
  SMTP_URL: z.union([z.literal(""), z.url({ protocol: /^smtps?$/u, hostname: /./u })]).default(""),
  /** Where files live when S3_BUCKET is empty. */
  FILES_DIR: z.string().default(".data/files"),
  S3_ENDPOINT: optional,
  S3_REGION: optional,
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  COGNITO_ISSUER: optional,
  COGNITO_CLIENT_ID: optional,
  COGNITO_CLIENT_SECRET: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  /** Addresses and ranges whose forwarding headers count, such as 10.0.0.0/8. */
  TRUSTED_PROXIES: list,
  /** Hosts, addresses and networks beside the public internet that this installation may connect to for somebody. */
  PRIVATE_HOSTS_ALLOWED: list,
  /** Other origins that may call the REST API from a browser, such as https://app.example.com. */
  CORS_ORIGINS: list,
  /** Milliseconds after which a request that still waits is answered with 503. */
  PATIENCE_MS: z.coerce.number().int().min(100).default(8_000),
  METRICS_HOST: z.string().default("127.0.0.1"),
  /** 0 picks a free port; empty turns metrics off. */
  METRICS_PORT: z.union([z.literal(""), port]).default(9464),
  /** Refuses statements that forget the workspace, in production too. Costs some CPU. */
  STATEMENT_GUARD: flag.default(false),
  LOG_FORMAT: z.enum(["text", "json"]).default("text"),
  /** What is logged at least: `warn` leaves the usual out, `error` everything that mends itself too. */
  LOG_LEVEL: z.enum(["info", "warn", "error"]).default("info"),
  LOG_REQUESTS: flag.default(false),
  /** Calls one user or key may make in a minute. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
  /** Where to report a security hole; stands in /.well-known/security.txt. */
  SECURITY_CONTACT: z.string().default("https://github.com/halen-desk/halen-desk/security/policy"),
});
export type Env = z.output<typeof Env>;

/** Stops the process naming each bad variable; the values themselves are never printed. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`Settings that need attention:\n${lines.join("\n")}`);
}

/** The bucket when one is named, otherwise a directory. */
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
