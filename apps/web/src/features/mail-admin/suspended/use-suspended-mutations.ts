"use client";
import { saving } from "@/lib/saving";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";

/** Deciding about suspended mail; the lists and the number in the navigation follow. */
export function useSuspendedMutations(onDone?: () => void) {
  const cache = api.useUtils();
  function refresh() {
    onDone?.();
    return Promise.all([cache.mail.invalidate(), cache.mailHealth.invalidate(), cache.ticket.invalidate()]);
  }
  const recover = api.mail.recover.useMutation(
    saving(refresh, ({ count }) =>
      count === 0
        ? "Somebody else had decided already"
        : `${countOf(count, "mail")} recovered: ${count === 1 ? "its ticket is" : "their tickets are"} made in a moment`,
    ),
  );
  const discard = api.mail.discard.useMutation(
    saving(refresh, ({ count }) =>
      count === 0 ? "Somebody else had decided already" : `${countOf(count, "mail")} deleted; the log keeps the line`,
    ),
  );
  return { recover, discard };
}
