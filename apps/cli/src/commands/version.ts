import { schemaVersionOf } from "@desk/core/boot";
import type { Command } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { readEnv } from "../env";
import { type Output, report } from "../outcome";

export function addVersion(program: Command, output: () => Output): void {
  program
    .command("version")
    .description("versions of the product, its schema and Node")
    .action(() =>
      report(output(), async () => {
        const data = {
          version: packageFile.version,
          schema: schemaVersionOf(readEnv().MIGRATIONS_DIR),
          node: process.version,
        };
        return { data, text: `Halen Desk ${data.version}, schema ${data.schema}, Node ${data.node}` };
      }),
    );
}
