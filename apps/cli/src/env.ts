import type { StorageSettings } from "@desk/core/file";
import { z } from "zod";

const Env = z.object({
  /** The role the product runs as. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  /** A role that may change the schema; the same one when left out. */
  DATABASE_MIGRATE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  MIGRATIONS_DIR: z.string().default("packages/db/migrations"),
  /** Where files live when S3_BUCKET is empty. */
  FILES_DIR: z.string().default(".data/files"),
  S3_ENDPOINT: z.string().default(""),
  S3_REGION: z.string().default(""),
  S3_BUCKET: z.string().default(""),
  S3_ACCESS_KEY_ID: z.string().default(""),
  S3_SECRET_ACCESS_KEY: z.string().default(""),
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

export const migrateUrl = (env: Env): string => env.DATABASE_MIGRATE_URL ?? databaseUrl(env);
