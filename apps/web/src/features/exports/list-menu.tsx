"use client";
import type { TicketFilter } from "@desk/contracts/ticket";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { Download, Ellipsis, Mail } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useStartExport } from "./use-exports";

const SubscribeDialog = lazy(() => import("./subscribe-dialog"));

type ExportedList = TicketFilter & { sort?: string | undefined; order?: "asc" | "desc" | undefined };
type Props = { list: ExportedList; name: string };

/** What else can be done with a whole list: a file of it, or a mail by the clock. */
export function ListMenu({ list, name }: Props) {
  const { mutate: start } = useStartExport();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <MenuButton
        label="More for this list"
        align="end"
        items={[
          { label: "Export CSV", icon: Download, onSelect: () => start({ list }) },
          { label: "Export CSV with every column", icon: Download, onSelect: () => start({ list, columns: "all" }) },
          ...(list.view ? [{ label: "Send me this list…", icon: Mail, onSelect: () => setAsked(true) }] : []),
        ]}
      >
        {(trigger) => <IconButton icon={Ellipsis} label="More for this list" {...trigger} />}
      </MenuButton>
      <Suspense>
        {isAsked && list.view ? (
          <SubscribeDialog view={list.view} name={name} query={list.q ?? ""} onClose={() => setAsked(false)} />
        ) : null}
      </Suspense>
    </>
  );
}
