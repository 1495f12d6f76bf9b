"use client";
import { useEffect } from "react";
import { replace, usePath } from "./navigation";
import { useViews } from "./saved-views";
import { homeView } from "./views";

/** Where one begins: the first view of one's team, else the queue. */
function useHome(): string {
  return useViews().teamDefaults[0]?.view ?? homeView.slug;
}

/** The address of no view in particular leads to the one we begin with. */
export function useBeginning(): void {
  const path = usePath();
  const home = useHome();
  const { isLoading } = useViews();
  useEffect(() => {
    if ((path === "/views" || path === "/views/") && !isLoading) replace(`/views/${encodeURIComponent(home)}`);
  }, [path, home, isLoading]);
}
