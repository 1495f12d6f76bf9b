import { sql } from "drizzle-orm";
import { customType, uuid } from "drizzle-orm/pg-core";

/** A moment in UTC. */
export const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => "timestamp with time zone",
  fromDriver: (value) => new Date(value),
  toDriver: (value) => value.toISOString(),
});

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Every tenant table begins with this column, and so do its keys. */
export const workspaceId = () => uuid("workspace_id").notNull();
export const id = () => uuid("id").notNull();
export const createdAt = () => instant("created_at").notNull().default(sql`now()`);
