"use client";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { api, type Inputs } from "@/trpc/client";

type Preferences = NonNullable<Inputs["me"]["update"]["preferences"]>;

/** My account, and a way to save one preference at once, taken back when it fails. */
export function useAccount() {
  const cache = api.useUtils();
  const me = api.me.get.useQuery(undefined, { staleTime: 60_000 });
  const update = api.me.update.useMutation({
    async onMutate({ preferences }) {
      await cache.me.get.cancel();
      const before = cache.me.get.getData();
      if (before && preferences) {
        const known = Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined));
        cache.me.get.setData(undefined, { ...before, preferences: { ...before.preferences, ...known } });
      }
      return { before };
    },
    onError: (error, _input, rollback) => {
      cache.me.get.setData(undefined, rollback?.before);
      showToast({ tone: "danger", message: `Not saved: ${problemOf(error).message}` });
    },
    onSuccess: (saved) => cache.me.get.setData(undefined, saved),
  });
  return { me, update, savePreferences: (preferences: Preferences) => update.mutate({ preferences }) };
}
