"use client";
import { announce } from "@desk/ui/announcer";
import { showToast } from "@desk/ui/toast";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { moved } from "@/lib/moved";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

type Entry = { slug: string; label: string };

/** Puts the views of the sidebar in an order of one's own: by dragging, or with Alt and the arrows. */
export function useViewOrder(entries: readonly Entry[], all: readonly string[]) {
  const cache = api.useUtils();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const reorder = api.view.reorder.useMutation({
    async onMutate({ slugs }) {
      await cache.view.list.cancel();
      const before = cache.view.list.getData();
      const place = new Map(slugs.map((slug, at) => [slug, at]));
      cache.view.list.setData(
        undefined,
        before && {
          ...before,
          views: before.views.toSorted((a, b) => (place.get(a.slug) ?? 0) - (place.get(b.slug) ?? 0)),
        },
      );
      return { before };
    },
    onError(error, _input, rollback) {
      cache.view.list.setData(undefined, rollback?.before);
      showToast({ tone: "danger", message: `The order was not kept: ${problemOf(error).message}` });
    },
  });

  function put(slug: string, to: number) {
    const slugs = entries.map((entry) => entry.slug);
    const from = slugs.indexOf(slug);
    const order = moved(slugs, from, to - from);
    if (from < 0 || order.indexOf(slug) === from) return;
    reorder.mutate({ slugs: [...order, ...all.filter((each) => !slugs.includes(each))] });
    announce(`${entries[from]?.label ?? "View"} is ${order.indexOf(slug) + 1} of ${order.length}`);
  }

  return {
    over: dragged === over ? null : over,
    handlers: (slug: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        setDragged(slug);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", slug);
      },
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(slug);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null)
          put(
            dragged,
            entries.findIndex((entry) => entry.slug === slug),
          );
      },
      onDragEnd: () => {
        setDragged(null);
        setOver(null);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!event.altKey || by === undefined) return;
        event.preventDefault();
        put(slug, Math.max(0, entries.findIndex((entry) => entry.slug === slug) + by));
      },
      "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown",
    }),
  };
}
