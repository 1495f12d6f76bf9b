"use client";
import { createStore, useStore } from "@/lib/store";
import { readStored, writeStored } from "@/lib/stored";
import { asTheViewSays, type ListState, readListState } from "./list-state";

/** How a built-in view is drawn: its own choices stay in this browser, since the view itself is everybody's. */
export type Look = Pick<ListState, "group" | "layout" | "boardBy" | "columns">;

const key = "halen.looks";
const isRecord = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");

const looks = createStore<Readonly<Record<string, string>> | null>(null);
const all = (): Readonly<Record<string, string>> => looks.get() ?? readStored(key, isRecord) ?? {};

/** Kept in the words of an address, whose reader leaves out what it does not know. */
function read(text: string | undefined): Look {
  const { group, layout, boardBy, columns } = readListState("/views/x", text ?? "") ?? asTheViewSays;
  return { group, layout, boardBy, columns };
}

export function useLook(view: string): Look {
  const now = useStore(looks) ?? all();
  return read(now[view]);
}

export function setLook(view: string, change: Partial<Look>): void {
  const { group, layout, boardBy, columns } = { ...read(all()[view]), ...change };
  const words = new URLSearchParams({
    ...(group ? { group } : {}),
    ...(layout ? { layout } : {}),
    ...(boardBy ? { board: boardBy } : {}),
    ...(columns ? { columns: columns.join(",") } : {}),
  });
  const next = { ...all(), [view]: words.toString() };
  looks.set(next);
  writeStored(key, next);
}
