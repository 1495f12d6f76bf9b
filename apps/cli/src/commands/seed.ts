import { openStorage } from "@desk/core/file";
import { type DiskUse, seedBench, seedDemo, seedHuge } from "@desk/core/seed";
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
    .action((options: Size) => report(output(), () => large(seedBench, options, output())));
  seed
    .command("huge")
    .description("a harder data set: 12 languages, 200 labels, people and tickets that write without end")
    .option("--tickets <number>", "how many tickets", wholeNumber, 1_000_000)
    .option("--seed <number>", "the same number gives the same data", wholeNumber, 1)
    .action((options: Size) => report(output(), () => large(seedHuge, options, output())));
}

type Size = { tickets: number; seed: number };

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

async function large(seed: typeof seedBench, options: Size, { isJson }: Output) {
  const env = readEnv();
  const startedAt = performance.now();
  const result = await withDatabase((db) =>
    seed(db, {
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
    text: [
      `${result.tickets} tickets, ${result.messages} messages, ${result.events} events in ${seconds} s, ${peakMemoryMb} MB at most.`,
      ...(result.disk === null ? [] : diskLines(result.disk)),
    ].join("\n"),
  };
}

const diskLines = ({ bytesPerTicket, largest }: DiskUse): string[] => [
  `${bytesPerTicket} bytes on disk per ticket, indexes included; of these:`,
  ...largest.map((one) => `${String(one.bytesPerTicket).padStart(8)}  ${one.kind} ${one.name}`),
];

const secondsSince = (startedAt: number): number => Number(((performance.now() - startedAt) / 1000).toFixed(1));
