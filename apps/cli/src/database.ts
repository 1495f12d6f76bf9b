import { findWorkspace, openDatabase } from "@desk/core/boot";
import { type Ctx, systemCtx } from "@desk/core/context";
import { databaseUrl, readEnv } from "./env";

/** Opens the database for one command and closes it afterwards, whatever happens. */
export async function withDatabase<T>(work: (db: Ctx["db"]) => Promise<T>): Promise<T> {
  const database = openDatabase({
    url: databaseUrl(readEnv()),
    max: 4,
    applicationName: "halen-desk cli",
    statementTimeoutMs: 60_000,
  });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

/** Runs a command as the product itself, in the named workspace or the only one. */
export const asSystem = <T>(slug: string | undefined, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  withDatabase(async (db) => {
    const workspace = await findWorkspace(db, slug);
    return work(systemCtx(db, workspace.id, "cli"));
  });
