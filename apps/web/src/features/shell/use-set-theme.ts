"use client";
import type { UserPreferences } from "@desk/contracts/account";
import { showToast } from "@desk/ui/toast";
import { applyAppearance } from "@/lib/appearance";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Changes the theme at once and keeps it with the account. */
export function useSetTheme() {
  const cache = api.useUtils();
  const update = api.me.update.useMutation({
    async onMutate({ preferences }) {
      await cache.me.get.cancel();
      const before = cache.me.get.getData();
      if (before && preferences?.theme) {
        const next = { ...before.preferences, theme: preferences.theme };
        cache.me.get.setData(undefined, { ...before, preferences: next });
        applyAppearance(next);
      }
      return { before };
    },
    onError: (error, _input, rollback) => {
      cache.me.get.setData(undefined, rollback?.before);
      if (rollback?.before) applyAppearance(rollback.before.preferences);
      showToast({ tone: "danger", message: `The theme was not kept: ${problemOf(error).message}` });
    },
  });
  return (theme: UserPreferences["theme"]) => update.mutate({ preferences: { theme } });
}
