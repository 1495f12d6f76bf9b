import { randomBytes } from "node:crypto";
import { password as Password } from "@desk/contracts/account";
import { email as Email, line } from "@desk/contracts/text";
import { builtInRoles } from "@desk/contracts/words";
import { createUser, overwritePassword } from "@desk/core/user";
import type { Command } from "commander";
import { z } from "zod";
import { asSystem } from "../database";
import { parsed } from "../input";
import { type Output, report } from "../outcome";

type Options = { email?: string; name?: string; role?: string; password?: string; workspace?: string };

export function addUser(program: Command, output: () => Output): void {
  const user = program.command("user").description("people of the workspace");
  user
    .command("create [email]")
    .option("--email <email>", "the address, instead of naming it first")
    .description("make an active user; without --password one is made and printed once")
    .option("--name <name>", "full name (default: the address)")
    .option("--role <key>", builtInRoles.join(", "), "agent")
    .option("--password <password>", "at least 10 characters")
    .option("--workspace <slug>", "which workspace, when there are several")
    .action((email: string | undefined, options: Options) =>
      report(output(), () => create(email ?? options.email ?? "", options)),
    );
  user
    .command("reset [email]")
    .option("--email <email>", "the address, instead of naming it first")
    .description("set a new password and sign the user out everywhere; without --password one is made and printed")
    .option("--password <password>", "at least 10 characters")
    .option("--workspace <slug>", "which workspace, when there are several")
    .action((email: string | undefined, options: Options) =>
      report(output(), () => reset(email ?? options.email ?? "", options)),
    );
}

const newPassword = (): string => randomBytes(15).toString("base64url");

const NewUser = z.object({ email: Email, name: line(120), role: z.enum(builtInRoles), password: Password });
const NewPassword = z.object({ email: Email, password: Password });

async function create(email: string, { name = email, role = "agent", password = newPassword(), workspace }: Options) {
  const input = parsed(NewUser, { email, name, role, password });
  const user = await asSystem(workspace, (ctx) => createUser(ctx, input));
  return {
    data: { ...user, role, password },
    text: `Made ${user.email} (${role}). Password: ${password}`,
  };
}

async function reset(email: string, { password = newPassword(), workspace }: Options) {
  const input = parsed(NewPassword, { email, password });
  await asSystem(workspace, (ctx) => overwritePassword(ctx, input));
  return {
    data: { email, password },
    text: `New password of ${email}: ${password}\nAll sessions of this user are ended.`,
  };
}
