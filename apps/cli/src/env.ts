import { z } from "zod";

const Env = z.object({
  /** The role the product runs as. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  /** A role that may change the schema; the same one when left out. */
  DATABASE_MIGRATE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  MIGRATIONS_DIR: z.string().default("packages/db/migrations"),
  FILES_DIR: z.string().default(".data/files"),
  PUBLIC_URL: z.url().default("http://localhost:3000"),
  AUTH_SECRET: z.string().optional(),
  NODE_ENV: z.string().default("production"),
});
export type Env = z.output<typeof Env>;

/** Settings from the environment. A bad value is reported by the name of its variable. */
export function readEnv(values: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SettingError(`${issue?.path.join(".")}: ${issue?.message}`);
}

/** A setting that is missing or wrong; told without a stack. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

export function databaseUrl(env: Env): string {
  if (env.DATABASE_URL !== undefined) return env.DATABASE_URL;
  throw new SettingError("DATABASE_URL is not set and no instance is running. Run ./start.sh, or set DATABASE_URL.");
}

export const migrateUrl = (env: Env): string => env.DATABASE_MIGRATE_URL ?? databaseUrl(env);
