import { openStorage } from "@desk/core/file";
import { seedBench, seedDemo } from "@desk/core/seed";
import { type Command, InvalidArgumentError } from "commander";
import { withDatabase } from "../database";
import { migrateUrl, readEnv } from "../env";
import { type Output, report } from "../outcome";

export function addSeed(program: Command, output: () => Output): void {
  const seed = program.command("seed").description("fill an empty installation");
  seed
    .command("demo")
    .description("a small on-demand company with 8 agents and 600 tickets")
    .option("--seed <number>", "another number gives other people and tickets", wholeNumber, 1)
    .action((options: { seed: number }) => report(output(), () => demo(options.seed)));
  seed
    .command("bench")
    .description("the neutral data set of bench/WORKLOAD.md, at any size")
    .option("--tickets <number>", "how many tickets", wholeNumber, 100_000)
    .option("--seed <number>", "the same number gives the same data", wholeNumber, 1)
    .action((options: { tickets: number; seed: number }) => report(output(), () => bench(options, output())));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > 100_000_000) {
    throw new InvalidArgumentError("Give a whole number above 0.");
  }
  return value;
}

async function demo(seed: number) {
  const startedAt = performance.now();
  const storage = openStorage({ kind: "disk", dir: readEnv().FILES_DIR });
  const result = await withDatabase((db) => seedDemo(db, { seed, endsAt: new Date(), storage }));
  const seconds = secondsSince(startedAt);
  const accounts = result.accounts
    .map(({ email, password, role }) => `  ${email}  ${password ?? "(password of the first run)"}  (${role})`)
    .join("\n");
  return {
    data: { ...result, seconds },
    text: result.isNew
      ? `Made ${result.workspace} with ${result.tickets} tickets in ${seconds} s. Sign in as:\n${accounts}`
      : `${result.workspace} is there already; nothing was changed. Its accounts:\n${accounts}`,
  };
}

async function bench(options: { tickets: number; seed: number }, { isJson }: Output) {
  const env = readEnv();
  const startedAt = performance.now();
  const result = await withDatabase((db) =>
    seedBench(db, {
      ...options,
      url: migrateUrl(env),
      now: new Date(),
      onPhase: (phase) => isJson || process.stderr.write(`${secondsSince(startedAt)} s: ${phase}\n`),
    }),
  );
  const seconds = secondsSince(startedAt);
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return {
    data: { ...result, seconds, peakMemoryMb },
    text: `${result.tickets} tickets, ${result.messages} messages, ${result.events} events in ${seconds} s, ${peakMemoryMb} MB at most.`,
  };
}

const secondsSince = (startedAt: number): number => Number(((performance.now() - startedAt) / 1000).toFixed(1));
