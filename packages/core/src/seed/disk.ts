import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** Bytes on disk for each ticket of a data set, all in all and by what takes most of them. */
export type DiskUse = {
  bytesPerTicket: number;
  largest: { name: string; kind: "table" | "index" | "long values"; bytesPerTicket: number }[];
};

const shown = 12;

/** Of the whole database, so it says something only where the data set is alone. */
export async function readDiskUse(db: Db, tickets: number): Promise<DiskUse> {
  const rows = await db.execute<{ name: string; kind: string; bytes: string }>(sql`
    select c.oid::regclass::text as name, c.relkind as kind, pg_relation_size(c.oid) as bytes
    from pg_class c where c.relkind in ('r', 'i', 't') and c.relnamespace in
      ('public'::regnamespace, 'pg_toast'::regnamespace)
    order by bytes desc limit ${shown}`);
  const [whole] = await db.execute<{ bytes: string }>(sql`select pg_database_size(current_database()) as bytes`);
  const perTicket = (bytes: string | undefined) => Math.round(Number(bytes) / tickets);
  return {
    bytesPerTicket: perTicket(whole?.bytes),
    largest: rows.map(({ name, kind, bytes }) => ({
      name,
      kind: kind === "r" ? "table" : kind === "i" ? "index" : "long values",
      bytesPerTicket: perTicket(bytes),
    })),
  };
}
