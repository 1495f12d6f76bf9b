import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** Resolves when the database answers. */
export async function pingDatabase(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}
