import { CreateApiKey } from "@desk/contracts/access";
import { apiScopes } from "@desk/contracts/words";
import { createApiKey } from "@desk/core/apikey";
import type { Command } from "commander";
import { asSystem } from "../database";
import { parsed } from "../input";
import { type Output, report } from "../outcome";

type Options = { name: string; scopes: string; expires?: string; workspace?: string };

export function addKey(program: Command, output: () => Output): void {
  program
    .command("key")
    .description("API keys")
    .command("create")
    .description("make an API key and print it once")
    .option("--name <name>", "what it is for", "Command line")
    .requiredOption("--scopes <list>", `comma-separated: ${apiScopes.join(", ")}`)
    .option("--expires <time>", "a day or a moment, such as 2027-01-31 (default: never)")
    .option("--workspace <slug>", "which workspace, when there are several")
    .action((options: Options) => report(output(), () => create(options)));
}

async function create({ name, scopes, expires, workspace }: Options) {
  const input = parsed(CreateApiKey, {
    name,
    scopes: scopes.split(",").map((scope) => scope.trim()),
    expiresAt: expires === undefined ? null : momentOf(expires),
  });
  const key = await asSystem(workspace, (ctx) => createApiKey(ctx, input));
  return { data: key, text: key.secret };
}

function momentOf(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}
