"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { type CommandId, catalogue, commandIds, entryOf } from "./catalogue";
import { combinationOf } from "./keys";

type Handler = () => void;
type Registered = { handler: { readonly current: Handler } };

const stacks = new Map<CommandId, Registered[]>();
const listeners = new Set<() => void>();
let active: readonly CommandId[] = [];

function publish(): void {
  active = commandIds.filter((id) => (stacks.get(id)?.length ?? 0) > 0);
  for (const listener of listeners) listener();
}

/** Offers a command while the component is mounted. The one mounted last wins. */
export function useCommand(id: CommandId, run: Handler, isEnabled = true): void {
  const handler = useRef(run);
  useEffect(() => {
    handler.current = run;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const registered = { handler };
    stacks.set(id, [...(stacks.get(id) ?? []), registered]);
    publish();
    return () => {
      stacks.set(
        id,
        (stacks.get(id) ?? []).filter((other) => other !== registered),
      );
      publish();
    };
  }, [id, isEnabled]);
}

export function runCommand(id: CommandId): boolean {
  const top = stacks.get(id)?.at(-1);
  if (!top) return false;
  top.handler.current();
  return true;
}

const none: readonly CommandId[] = [];

/** Commands that can run now, for the command menu. */
export function useActiveCommands(): readonly CommandId[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
    () => none,
  );
}

const byKeys = new Map<string, CommandId>();
for (const id of commandIds)
  if (!("isNative" in catalogue[id])) for (const keys of entryOf(id).keys) byKeys.set(keys, id);
const sequenceStarts = new Set(
  [...byKeys.keys()].filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]),
);

const typing =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";
const sequenceMs = 1_200;
let pending: { key: string; at: number } | null = null;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target.closest(typing) !== null;
}

/** In the composer Ctrl+K makes a link; Ctrl+Alt+K is the menu there. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.isContentEditable;
}

/** The one keyboard handler. Returns how to stop it. */
export function listenForCommands(singleKeys: () => boolean): () => void {
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const combination = combinationOf(event);
    if (combination === "") return;
    const hasMod = combination.startsWith("mod+");
    if (isTyping(event.target) && !(combination === "mod+k" && (event.altKey || !isEditable(event.target)))) return;
    if (document.querySelector("[role=dialog], [role=alertdialog]") && combination !== "mod+k") return;
    if (!hasMod && combination !== "escape" && !singleKeys()) return;

    const start = pending && performance.now() - pending.at < sequenceMs ? pending.key : null;
    pending = null;
    const id = (start && byKeys.get(`${start} ${combination}`)) || byKeys.get(combination);
    if (id && runCommand(id)) {
      event.preventDefault();
      return;
    }
    if (sequenceStarts.has(combination)) pending = { key: combination, at: performance.now() };
  }
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
