"use client";
import { sidebarKey } from "@/lib/appearance-script";
import { useCommand } from "@/lib/keyboard/commands";
import { openLayer } from "@/lib/layers";
import { push } from "@/lib/navigation";
import { focusSearch } from "@/lib/search-field";
import { undoLast } from "@/lib/undo";

/** Folds the sidebar to a rail or back, and remembers it. */
function toggleSidebar(): void {
  const root = document.documentElement;
  const isRail = root.dataset.sidebar === "rail";
  if (isRail) delete root.dataset.sidebar;
  else root.dataset.sidebar = "rail";
  localStorage.setItem(sidebarKey, isRail ? "full" : "rail");
}

/** Commands that work on every page. */
export function useGlobalCommands(): void {
  useCommand("menu.open", () => openLayer({ kind: "menu", page: null }));
  useCommand("shortcuts.show", () => openLayer({ kind: "shortcuts" }));
  useCommand("ticket.new", () => openLayer({ kind: "new-ticket" }));
  useCommand("sidebar.toggle", toggleSidebar);
  useCommand("action.undo", undoLast);
  useCommand("search.focus", focusSearch);
  useCommand("go.home", () => push("/views/my-queue"));
  useCommand("go.views", () => push("/views/unassigned"));
  useCommand("go.all", () => push("/views/all-open"));
  useCommand("go.customers", () => push("/customers"));
  useCommand("go.settings", () => push("/admin/workspace"));
}
