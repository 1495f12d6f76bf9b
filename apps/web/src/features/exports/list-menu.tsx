"use client";
import type { TicketFilter } from "@desk/contracts/ticket";
import type { MenuEntry } from "@desk/ui/menu-button";
import { Download, Mail } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useStartExport } from "./use-exports";

const SubscribeDialog = lazy(() => import("./subscribe-dialog"));

export type ExportedList = TicketFilter & { sort?: string | undefined; order?: "asc" | "desc" | undefined };
type Props = { list: ExportedList; name: string };

/** What else can be done with a whole list: a file of it, or a mail by the clock. The dialog stands beside the menu. */
export function useListMenu({ list, name }: Props): { items: MenuEntry[]; dialog: ReactNode } {
  const { mutate: start } = useStartExport();
  const [isAsked, setAsked] = useState(false);
  const { view } = list;
  return {
    items: [
      { label: "Export CSV", icon: Download, onSelect: () => start({ list }) },
      { label: "Export CSV with every column", icon: Download, onSelect: () => start({ list, columns: "all" }) },
      ...(view ? [{ label: "Send me this list…", icon: Mail, onSelect: () => setAsked(true) }] : []),
    ],
    dialog: (
      <Suspense>
        {isAsked && view ? (
          <SubscribeDialog view={view} name={name} query={list.query ?? ""} onClose={() => setAsked(false)} />
        ) : null}
      </Suspense>
    ),
  };
}
