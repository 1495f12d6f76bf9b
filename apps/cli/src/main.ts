import { Command } from "commander";
import { addBench } from "./commands/bench";
import { addDoctor } from "./commands/doctor";
import { addImport } from "./commands/import";
import { addKey } from "./commands/key";
import { addMail } from "./commands/mail";
import { addMigrate } from "./commands/migrate";
import { addSeed } from "./commands/seed";
import { addUser } from "./commands/user";
import { addVersion } from "./commands/version";
import { exitCodeHelp, exitCodes } from "./outcome";

const program = new Command("desk")
  .description("The command line of Halen Desk.")
  .option("--json", "print one JSON object instead of sentences")
  .addHelpText("after", exitCodeHelp)
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.usage));

for (const add of [addDoctor, addMigrate, addSeed, addImport, addMail, addBench, addUser, addKey, addVersion]) {
  add(program, () => ({ isJson: process.argv.includes("--json") }));
}
for (const command of allCommands(program)) command.option("--json", "print one JSON object instead of sentences");

await program.parseAsync();

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)]);
}
