"use client";
import { announce } from "@desk/ui/announcer";
import { dismissToast, showToast, type ToastInput } from "@desk/ui/toast";

type Undoable = { toastId: string; undo: () => Promise<unknown> | unknown };

const kept: Undoable[] = [];
const keptMax = 20;

type Look = Pick<ToastInput, "icon" | "tone" | "durationMs" | "countdown" | "runsOn"> & {
  /** After the toast has gone it is too late, for Ctrl+Z as well. */
  isOnlyWhileShown?: boolean;
};

/** Says what was done and offers to take it back, by the toast or by Ctrl+Z. */
export function offerUndo(message: string, undo: Undoable["undo"], look: Look = {}): void {
  const { isOnlyWhileShown, ...toast } = look;
  const entry: Undoable = { toastId: "", undo };
  entry.toastId = showToast({
    message,
    tone: "success",
    isUndo: true,
    ...toast,
    ...(isOnlyWhileShown ? { onExpire: () => forget(entry) } : {}),
    action: { label: "Undo", keys: ["Ctrl", "Z"], onPress: () => runUndo(entry) },
  });
  kept.push(entry);
  if (kept.length > keptMax) kept.shift();
}

function forget(entry: Undoable): boolean {
  const at = kept.indexOf(entry);
  if (at >= 0) kept.splice(at, 1);
  return at >= 0;
}

function runUndo(entry: Undoable): void {
  if (!forget(entry)) return;
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
