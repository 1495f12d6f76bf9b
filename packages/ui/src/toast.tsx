"use client";
import clsx from "clsx";
import { CircleCheck, CircleX, Info, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { announce } from "./announcer";
import { Button } from "./button";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import {
  addToast,
  dropToast,
  emptyQueue,
  passTime,
  type Toast,
  type ToastInput,
  type ToastTone,
  toToast,
} from "./toast-queue";

export type { ToastInput, ToastTone };

const listeners = new Set<() => void>();
let queue = emptyQueue;
let madeCount = 0;

function publish(next: typeof queue) {
  queue = next;
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void) {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Shows one line at the bottom start of the window and returns its id. Nothing important may be said only here. */
export function showToast(input: ToastInput): string {
  const id = input.id ?? `toast-${++madeCount}`;
  publish(addToast(queue, toToast(input, id)));
  announce(input.message, input.tone === "danger" ? "assertive" : "polite");
  return id;
}

export function dismissToast(id: string): void {
  publish(dropToast(queue, id));
}

export type ToastRegionProps = {
  /** Name of the region, such as "Notifications". */
  label: string;
  dismissLabel: string;
};

const tickMs = 250;

/** Where toasts appear. Mount once, beside the Announcer. Hover and focus stop the clock. */
export function ToastRegion({ label, dismissLabel }: ToastRegionProps) {
  const { shown } = useSyncExternalStore(
    subscribe,
    () => queue,
    () => emptyQueue,
  );
  const [isHeld, setHeld] = useState(false);
  const isTicking = shown.some((toast) => toast.leftMs !== null && (!isHeld || toast.runsOn));

  useEffect(() => {
    if (!isTicking) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const { queue: next, expired } = passTime(queue, now - last, isHeld);
      last = now;
      publish(next);
      for (const toast of expired) toast.onExpire?.();
    }, tickMs);
    return () => clearInterval(timer);
  }, [isTicking, isHeld]);

  useEffect(() => {
    // A removed toast under the pointer sends no leave event, so an empty region must not stay held.
    if (shown.length === 0) setHeld(false);
  }, [shown.length]);

  return (
    <section
      aria-label={label}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed start-4 bottom-4 z-50 flex max-w-[calc(100vw-2rem)] flex-col items-start gap-2 max-md:bottom-20"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} dismissLabel={dismissLabel} onDismiss={() => dismissToast(toast.id)} />
      ))}
    </section>
  );
}

const icons = { neutral: Info, success: CircleCheck, danger: CircleX };
const tones = { neutral: "text-ink-3", success: "text-success-ink", danger: "text-danger-ink" };

export type ToastLineProps = { toast: Toast; dismissLabel: string; onDismiss: () => void };

/** One drawn toast. */
export function ToastLine({ toast, dismissLabel, onDismiss }: ToastLineProps) {
  const { message, tone, icon, action, countdown, leftMs } = toast;
  return (
    <div className="pointer-events-auto flex min-h-9 max-w-full animate-enter items-center rounded-overlay bg-raised ps-3 pe-1.5 text-ink text-sm shadow-overlay forced-colors:border">
      <Icon as={icon ?? icons[tone]} className={tones[tone]} />
      <span className="ms-2.5 min-w-0 truncate">{message}</span>
      {countdown && leftMs !== null ? (
        <span className="figures ms-1.5 shrink-0 text-ink-3">{countdown(Math.max(0, Math.ceil(leftMs / 1000)))}</span>
      ) : null}
      {action ? (
        <Button
          variant="ghost"
          size="sm"
          keys={action.keys}
          className="ms-2.5"
          onClick={() => {
            onDismiss();
            action.onPress();
          }}
        >
          {action.label}
        </Button>
      ) : (
        <span className="w-1.5" />
      )}
      {leftMs === null ? (
        <IconButton icon={X} label={dismissLabel} size="sm" className={clsx(action && "ms-2")} onClick={onDismiss} />
      ) : null}
    </div>
  );
}
