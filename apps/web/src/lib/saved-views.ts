"use client";
import type { SavedView, ViewList } from "@desk/contracts/view";
import { api } from "@/trpc/client";
import { useDirectory } from "./me";
import { viewLabel } from "./views";

const none: ViewList = { views: [], teamDefaults: [] };

/** Every view I have, in the order of my sidebar; empty while it loads. */
export function useViews() {
  const query = api.view.list.useQuery(undefined, { staleTime: 60_000 });
  return { ...(query.data ?? none), isLoading: query.isLoading, error: query.error, retry: () => void query.refetch() };
}

/** The saved view with this slug; null for built-in ones, those of teams, and while it loads. */
export function useSavedView(slug: string): SavedView | null {
  return useViews().views.find((view) => view.slug === slug)?.saved ?? null;
}

/** The name of a view, built in, a team's or saved. */
export function useViewLabel(slug: string): string {
  const { teams } = useDirectory();
  return viewLabel(slug, teams, useViews().views);
}
