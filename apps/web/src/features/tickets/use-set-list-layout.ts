"use client";
import type { UserPreferences } from "@desk/contracts/account";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Switches between split view and full-width list, and keeps it with the account. */
export function useSetListLayout() {
  const cache = api.useUtils();
  const update = api.me.update.useMutation({
    async onMutate({ preferences }) {
      await cache.me.get.cancel();
      const before = cache.me.get.getData();
      const listLayout = preferences?.listLayout;
      if (before && listLayout) {
        cache.me.get.setData(undefined, { ...before, preferences: { ...before.preferences, listLayout } });
      }
      return { before };
    },
    onError(error, _input, rollback) {
      cache.me.get.setData(undefined, rollback?.before);
      showToast({ tone: "danger", message: `The layout was not kept: ${problemOf(error).message}` });
    },
  });
  return (listLayout: UserPreferences["listLayout"]) => update.mutate({ preferences: { listLayout } });
}
