import type { LucideIcon } from "lucide-react";

export type ToastTone = "neutral" | "success" | "danger";

export type ToastInput = {
  /** Using an id again replaces that toast in place. */
  id?: string | undefined;
  /** One line. */
  message: string;
  tone?: ToastTone | undefined;
  icon?: LucideIcon | undefined;
  /** One action, such as Undo; pressing it closes the toast. */
  action?: { label: string; keys?: readonly string[] | undefined; onPress: () => void } | undefined;
  /** Undo toasts stay 10 s instead of 6. */
  isUndo?: boolean | undefined;
  durationMs?: number | undefined;
  /** Words after the message, from the whole seconds left: "8 s". */
  countdown?: ((seconds: number) => string) | undefined;
  onExpire?: (() => void) | undefined;
  /** The time left belongs to something that pointer and focus do not stop, such as a mail about to leave. */
  runsOn?: boolean | undefined;
};

/** `leftMs` is null for a toast that stays until dismissed. */
export type Toast = ToastInput & { id: string; tone: ToastTone; leftMs: number | null };

export type ToastQueue = { shown: readonly Toast[]; waiting: readonly Toast[] };

const shownMax = 3;
const stayMs = 6_000;
const stayUndoMs = 10_000;
export const emptyQueue: ToastQueue = { shown: [], waiting: [] };

export function toToast(input: ToastInput, id: string): Toast {
  const tone = input.tone ?? "neutral";
  const usual = tone === "danger" ? null : input.isUndo ? stayUndoMs : stayMs;
  return { ...input, id, tone, leftMs: input.durationMs ?? usual };
}

/** Shows a toast; a full region gives up its oldest timed one, and errors are never pushed out. */
export function addToast(queue: ToastQueue, toast: Toast): ToastQueue {
  if (queue.shown.some((other) => other.id === toast.id)) {
    return { ...queue, shown: queue.shown.map((other) => (other.id === toast.id ? toast : other)) };
  }
  if (queue.shown.length < shownMax) return { ...queue, shown: [...queue.shown, toast] };
  const oldest = queue.shown.find((other) => other.leftMs !== null);
  if (!oldest) return { ...queue, waiting: [...queue.waiting, toast] };
  return { ...queue, shown: [...queue.shown.filter((other) => other !== oldest), toast] };
}

export function dropToast(queue: ToastQueue, id: string): ToastQueue {
  const shown = queue.shown.filter((toast) => toast.id !== id);
  const waiting = queue.waiting.filter((toast) => toast.id !== id);
  const free = Math.max(0, shownMax - shown.length);
  return { shown: [...shown, ...waiting.slice(0, free)], waiting: waiting.slice(free) };
}

/** Lets time pass for what is shown; what waits does not age, and while they are held only those that run on. */
export function passTime(
  queue: ToastQueue,
  ms: number,
  isHeld = false,
): { queue: ToastQueue; expired: readonly Toast[] } {
  const ages = ({ leftMs, runsOn }: Toast) => leftMs !== null && (!isHeld || runsOn === true);
  const aged = queue.shown.map((toast) => (ages(toast) ? { ...toast, leftMs: (toast.leftMs ?? 0) - ms } : toast));
  const expired = aged.filter((toast) => toast.leftMs !== null && toast.leftMs <= 0);
  const left = expired.reduce((rest, toast) => dropToast(rest, toast.id), { ...queue, shown: aged } as ToastQueue);
  return { queue: left, expired };
}
