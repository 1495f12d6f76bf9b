"use client";
import { readStored, writeStored } from "@/lib/stored";

const key = "halen.recent-macros";
const keptMax = 5;
const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** The macros this person used last, newest first. */
export const recentMacros = (): string[] => readStored(key, isIds) ?? [];

export function rememberMacro(id: string): void {
  writeStored(key, [id, ...recentMacros().filter((each) => each !== id)].slice(0, keptMax));
}

/** Recent ones first, the others in the order they came in: the most used first. */
export function recentFirst<T extends { id: string }>(macros: readonly T[], recent: readonly string[]): T[] {
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : keptMax);
  return macros.toSorted((a, b) => rank(a.id) - rank(b.id));
}
