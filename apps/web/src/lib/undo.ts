"use client";
import { announce } from "@desk/ui/announcer";
import { dismissToast, showToast } from "@desk/ui/toast";

type Undoable = { toastId: string; undo: () => Promise<unknown> | unknown };

const kept: Undoable[] = [];
const keptMax = 20;

/** Says what was done and offers to take it back, by the toast or by Ctrl+Z. */
export function offerUndo(message: string, undo: Undoable["undo"]): void {
  const entry: Undoable = { toastId: "", undo };
  entry.toastId = showToast({
    message,
    tone: "success",
    isUndo: true,
    action: { label: "Undo", keys: ["Ctrl", "Z"], onPress: () => runUndo(entry) },
  });
  kept.push(entry);
  if (kept.length > keptMax) kept.shift();
}

function runUndo(entry: Undoable): void {
  const at = kept.indexOf(entry);
  if (at < 0) return;
  kept.splice(at, 1);
  dismissToast(entry.toastId);
  void Promise.resolve(entry.undo()).then(
    () => announce("Undone"),
    // The mutation itself has said why.
    () => undefined,
  );
}

export function undoLast(): void {
  const entry = kept.at(-1);
  if (entry) runUndo(entry);
  else showToast({ message: "There is nothing to undo." });
}
