import { migrateDatabase } from "@desk/core/boot";
import type { Command } from "commander";
import { migrateUrl, readEnv } from "../env";
import { type Output, report } from "../outcome";

export function addMigrate(program: Command, output: () => Output): void {
  program
    .command("migrate")
    .description("bring the database to this build's schema; safe to run at any time, by several at once")
    .action(() =>
      report(output(), async () => {
        const env = readEnv();
        const url = migrateUrl(env);
        const appRole = otherRole(env.DATABASE_URL, url);
        const done = await migrateDatabase({
          url,
          directory: env.MIGRATIONS_DIR,
          ...(appRole === undefined ? {} : { appRole }),
        });
        const applied = done.applied === 0 ? "nothing to do" : `${done.applied} migrations applied`;
        return { data: done, text: `Schema version ${done.version}: ${applied}.` };
      }),
    );
}

/** The role of DATABASE_URL when it is not the migrating one: it is granted what it needs. */
function otherRole(appUrl: string | undefined, url: string): string | undefined {
  const role = appUrl === undefined ? "" : decodeURIComponent(new URL(appUrl).username);
  return role === "" || role === decodeURIComponent(new URL(url).username) ? undefined : role;
}
