import path from "node:path";
import { parseArgs } from "node:util";

/** The checkout: this file runs as bench/dist/main.js, or from source in a test. */
export const root = path.resolve(import.meta.dirname, "../..");
export const stateDir = path.join(process.env.HALEN_DESK_DATA ?? path.join(root, ".data"), "bench");

export const benchNames = [
  "prepare",
  "list",
  "create",
  "open",
  "reply",
  "status",
  "search",
  "growth",
  "limits",
  "w8",
  "w9",
  "mixed",
  "plans",
  "browser",
  "memory",
  "mail-in",
  "mail-out",
  "crash",
] as const;
export type BenchName = (typeof benchNames)[number];
/** Asked of every size at once, in one run. */
const acrossSizes = [
  "prepare",
  "growth",
  "limits",
  "w8",
  "w9",
  "mixed",
  "plans",
  "browser",
] as const satisfies BenchName[];
export type AcrossSizes = (typeof acrossSizes)[number];
export const isAcrossSizes = (name: BenchName): name is AcrossSizes => acrossSizes.some((one) => one === name);

export type Settings = {
  names: BenchName[];
  tickets: number;
  seconds: number;
  warmUpSeconds: number;
  isLong: boolean;
  isJson: boolean;
  /** What the file of `out` holds already is not measured again. */
  isResumed: boolean;
  /** How many mails the benches of mail take. */
  mails: number;
  out: string | undefined;
  adminUrl: string | undefined;
};

export class UsageError extends Error {}

export function readSettings(args: string[]): Settings {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tickets: { type: "string", default: "100000" },
      seconds: { type: "string", default: "8" },
      mails: { type: "string", default: "2000" },
      out: { type: "string" },
      long: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      resume: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.find((name) => !isBenchName(name));
  if (unknown !== undefined) throw new UsageError(`There is no bench "${unknown}". Known: ${benchNames.join(", ")}.`);
  const names = positionals.filter(isBenchName);
  if (values.resume && values.out === undefined)
    throw new UsageError("--resume needs the file of --out to go on from.");
  return {
    names: names.length > 0 ? names : benchNames.filter((name) => name !== "crash" && !isAcrossSizes(name)),
    tickets: whole("tickets", values.tickets, 1_000),
    seconds: whole("seconds", values.seconds, 1),
    mails: whole("mails", values.mails, 100),
    warmUpSeconds: 3,
    isLong: values.long,
    isJson: values.json,
    isResumed: values.resume,
    out: values.out,
    adminUrl: process.env.BENCH_DATABASE_URL,
  };
}

const isBenchName = (name: string): name is BenchName => benchNames.some((known) => known === name);

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name} needs a whole number from ${least} on.`);
  return value;
}
