import "server-only";
import { type Database, openDatabase } from "@desk/core/boot";
import { readEnv } from "./env";

const held = globalThis as typeof globalThis & { deskDatabase?: Database };

/** One pool per process: Next may load this module more than once. */
export function database(): Database["db"] {
  held.deskDatabase ??= openDatabase({
    url: readEnv().DATABASE_URL,
    max: readEnv().WEB_DATABASE_POOL_MAX,
    guard: readEnv().STATEMENT_GUARD,
    applicationName: "halen-desk web",
  });
  return held.deskDatabase.db;
}
