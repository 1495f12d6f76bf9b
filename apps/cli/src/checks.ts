import { statfs } from "node:fs/promises";
import path from "node:path";
import { findSecretProblems } from "@desk/core/secret";
import type { Env } from "./env";

/** One line of the report. `hint` says what to do. */
export type Check = { name: string; state: "ok" | "warning" | "failed"; message: string; hint?: string };

/** Judged as in production, wherever it runs. */
export function secretCheck({ AUTH_SECRET }: Env): Check {
  const [problem] = findSecretProblems({ AUTH_SECRET, NODE_ENV: "production" });
  if (problem !== undefined) return { name: "secrets", state: "failed", message: problem };
  return { name: "secrets", state: "ok", message: "AUTH_SECRET is long and looks random" };
}

/** Free space where files are kept; of the nearest directory above that exists. */
export async function diskCheck(directory: string): Promise<Check> {
  const stats = await statfs(directory).catch(() => undefined);
  const parent = path.dirname(path.resolve(directory));
  if (stats === undefined && parent !== path.resolve(directory)) return diskCheck(parent);
  if (stats === undefined) return { name: "disk", state: "warning", message: "free space is not known" };
  const freeGb = (stats.bavail * stats.bsize) / 1e9;
  const share = stats.bavail / Math.max(1, stats.blocks);
  const message = `${freeGb.toFixed(1)} GB free (${(share * 100).toFixed(0)} %)`;
  if (freeGb < 1)
    return { name: "disk", state: "failed", message, hint: "Free space now: PostgreSQL stops when full." };
  if (share < 0.1) return { name: "disk", state: "warning", message, hint: "Less than a tenth is free." };
  return { name: "disk", state: "ok", message };
}
