"use client";
import type { CreateViewInput } from "@desk/contracts/view";
import { Button } from "@desk/ui/button";
import { showToast } from "@desk/ui/toast";
import { openLayer } from "@/lib/layers";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { asTheViewSays } from "../list-state";
import type { ShownView } from "../shown-view";
import { useWorkspace } from "../workspace-context";

/** What the editor of a new view begins with. */
export const startOf = ({ query, sort, group, layout, boardBy, columns }: ShownView): Partial<CreateViewInput> => ({
  query,
  sort: [...sort],
  groupBy: group,
  layout,
  boardBy,
  columns: [...columns],
});

/** The view was changed for now: keep it so, keep it as another view, or go back. */
export function ViewChanges() {
  const { list, changeList } = useWorkspace();
  const cache = api.useUtils();
  const { saved } = list.shown;
  const update = api.view.update.useMutation({
    async onSuccess(view) {
      cache.view.list.setData(
        undefined,
        (before) =>
          before && {
            ...before,
            views: before.views.map((each) =>
              each.slug === view.slug ? { ...each, name: view.name, saved: view } : each,
            ),
          },
      );
      changeList(asTheViewSays);
      void cache.ticket.counts.invalidate();
      showToast({ tone: "success", message: `View “${view.name}” is saved` });
    },
    onError: (error) => showToast({ tone: "danger", message: `The view was not saved: ${problemOf(error).message}` }),
  });

  return (
    <div className="flex items-center gap-2 text-sm">
      <span role="status" className="text-ink-3">
        Modified
      </span>
      {saved?.can.edit ? (
        <Button
          isLoading={update.isPending}
          onClick={() => update.mutate({ viewId: saved.id, version: saved.version, ...startOf(list.shown) })}
        >
          Save
        </Button>
      ) : null}
      <Button
        variant={saved?.can.edit ? "ghost" : "secondary"}
        onClick={() => openLayer({ kind: "view", view: null, start: startOf(list.shown) })}
      >
        Save as
      </Button>
      <Button variant="ghost" onClick={() => changeList(asTheViewSays)}>
        Reset
      </Button>
    </div>
  );
}
