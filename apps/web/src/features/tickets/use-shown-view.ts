"use client";
import { useMemo } from "react";
import { useViews } from "@/lib/saved-views";
import { isOwnSlug } from "@/lib/views";
import type { ListState } from "./list-state";
import { useLook } from "./remembered";
import { type ShownView, showView } from "./shown-view";

export type ShownNow = ShownView & { isReady: boolean; error: unknown; retry: () => void };

export function useShownView(state: ListState): ShownNow {
  const { views, isLoading, error, retry } = useViews();
  const look = useLook(state.view);
  const saved = views.find((view) => view.slug === state.view)?.saved ?? null;
  const needsView = isOwnSlug(state.view);
  const shown = useMemo(() => showView(state, saved, look), [state, saved, look]);
  return {
    ...shown,
    isReady: !needsView || (!isLoading && error === null),
    error: needsView ? error : null,
    retry,
  };
}
