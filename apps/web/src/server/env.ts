import "server-only";
import { findSecretProblems } from "@desk/core/secret";
import { z } from "zod";

const optional = z.string().default("");

const Env = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//u, "must begin with postgres://"),
  /** Where people reach this installation. Redirects and cookies follow it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/u }).transform((value) => new URL(value).origin),
  /** What it must be like is decided by `findSecretProblems`, for all processes alike. */
  AUTH_SECRET: z.string().default(""),
  /** Signing in needs few connections; the rest of the work is the server's. */
  WEB_DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(50).default(3),
  STATEMENT_GUARD: z
    .enum(["0", "1"])
    .default("0")
    .transform((value) => value === "1"),
  COGNITO_ISSUER: optional,
  COGNITO_CLIENT_ID: optional,
  COGNITO_CLIENT_SECRET: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
});
export type Env = z.output<typeof Env>;

let parsed: Env | undefined;

/** Read with the first request, since a build has no settings. Names each bad variable and never prints a value. */
export function readEnv(): Env {
  parsed ??= parse();
  return parsed;
}

function parse(): Env {
  const result = Env.safeParse(process.env);
  const problems = [
    ...(result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? []),
    ...findSecretProblems(process.env),
  ];
  if (!result.success || problems.length > 0)
    throw new Error(`Settings that need attention:\n  ${problems.join("\n  ")}`);
  return result.data;
}
