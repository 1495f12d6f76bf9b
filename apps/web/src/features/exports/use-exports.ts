"use client";
import type { Schedule, SubscriptionView } from "@desk/contracts/subscription";
import { showToast } from "@desk/ui/toast";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

const refuse = (error: unknown) => showToast({ tone: "danger", message: problemOf(error).message });

/** Asks for a list as a file. It is made in the background; the page of exports shows it. */
export function useStartExport() {
  const cache = api.useUtils();
  return api.export.start.useMutation({
    onError: refuse,
    onSuccess: () => {
      void cache.export.list.invalidate();
      showToast({
        message: "The file is being made.",
        action: { label: "Show", onPress: () => push("/account/exports") },
      });
    },
  });
}

export function useSubscribe() {
  const cache = api.useUtils();
  return api.export.subscribe.useMutation({
    onSuccess: () => {
      void cache.export.subscriptions.invalidate();
      showToast({
        message: "This list comes by mail from now on.",
        action: { label: "Show", onPress: () => push("/account/exports") },
      });
    },
  });
}

export function useSubscriptions() {
  const cache = api.useUtils();
  const query = api.export.subscriptions.useQuery();
  const after = { onError: refuse, onSettled: () => cache.export.subscriptions.invalidate() };
  const change = api.export.changeSubscription.useMutation(after);
  const end = api.export.unsubscribe.useMutation(after);
  return {
    query,
    pause: ({ id, isPaused }: SubscriptionView) => change.mutate({ subscriptionId: id, isPaused: !isPaused }),
    end: ({ id }: SubscriptionView) => end.mutate({ subscriptionId: id }),
  };
}

const ordinal = (day: number): string => {
  const last = day % 10;
  const isTeen = day >= 11 && day <= 13;
  return `${day}${isTeen ? "th" : last === 1 ? "st" : last === 2 ? "nd" : last === 3 ? "rd" : "th"}`;
};

/** "Weekdays at 08:00". */
export function scheduleWords(schedule: Schedule): string {
  const at = `at ${String(schedule.hour).padStart(2, "0")}:00`;
  switch (schedule.every) {
    case "day":
      return `Every day ${at}`;
    case "weekday":
      return `Weekdays ${at}`;
    case "month":
      return `On the ${ordinal(schedule.day)} of each month ${at}`;
  }
}
