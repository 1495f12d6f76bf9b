"use client";
import type { CreateViewInput, SavedView, ViewList } from "@desk/contracts/view";
import { showToast } from "@desk/ui/toast";
import { push, replace } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { offerUndo } from "@/lib/undo";
import { api } from "@/trpc/client";

/** What a view is, without its id: enough to make it again. */
const fieldsOf = ({
  name,
  scope,
  teamId,
  query,
  columns,
  sort,
  groupBy,
  layout,
  boardBy,
}: SavedView): CreateViewInput => ({
  name,
  scope,
  teamId,
  query,
  columns,
  sort,
  groupBy,
  layout,
  boardBy,
});

const listed = (view: SavedView) => ({ slug: view.slug, name: view.name, kind: "saved" as const, saved: view });

/** Copies, deletes and orders views, each at once and with its way back. */
export function useViewActions() {
  const cache = api.useUtils();
  const fail = (error: unknown) => showToast({ tone: "danger", message: problemOf(error).message });
  const change = (write: (list: ViewList) => ViewList) =>
    cache.view.list.setData(undefined, (list) => (list ? write(list) : list));

  const create = api.view.create.useMutation({ onError: fail, onSettled: () => refresh() });
  const duplicate = api.view.duplicate.useMutation({ onError: fail, onSettled: () => refresh() });
  const removal = api.view.remove.useMutation({ onError: fail, onSettled: () => refresh() });
  const order = api.view.reorder.useMutation({
    async onMutate({ slugs }) {
      await cache.view.list.cancel();
      const before = cache.view.list.getData();
      const place = (slug: string) => (slugs.includes(slug) ? slugs.indexOf(slug) : slugs.length);
      change((list) => ({ ...list, views: list.views.toSorted((a, b) => place(a.slug) - place(b.slug)) }));
      return { before };
    },
    onError(error, _input, rollback) {
      cache.view.list.setData(undefined, rollback?.before);
      fail(error);
    },
  });

  function refresh() {
    void cache.view.list.invalidate();
    void cache.ticket.counts.invalidate();
  }

  return {
    duplicate: async (view: SavedView) => {
      const copy = await duplicate.mutateAsync({ viewId: view.id });
      change((list) => ({ ...list, views: [...list.views, listed(copy)] }));
      push(`/views/${encodeURIComponent(copy.slug)}`);
      showToast({ message: `“${copy.name}” is a copy of your own` });
    },
    remove: async (view: SavedView) => {
      await removal.mutateAsync({ viewId: view.id });
      change((list) => ({ ...list, views: list.views.filter(({ slug }) => slug !== view.slug) }));
      replace("/views/my-queue");
      offerUndo(`View “${view.name}” deleted`, async () => {
        const again = await create.mutateAsync(fieldsOf(view));
        change((list) => ({ ...list, views: [...list.views, listed(again)] }));
        replace(`/views/${encodeURIComponent(again.slug)}`);
      });
    },
    reorder: (slugs: string[]) => order.mutate({ slugs }),
  };
}
