"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { ArrowDownUp, Ellipsis, LayoutList, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { type ExportedList, useListMenu } from "@/features/exports";
import { useViewLabel } from "@/lib/saved-views";
import { boardWords, groupWords, keysIn, layoutWords, sortWords } from "@/lib/view-words";
import type { TicketList } from "../use-ticket-list";
import { useWorkspace } from "../workspace-context";
import { useViewMenu } from "./use-view-menu";

const Popover = lazy(() => import("@desk/ui/popover"));
const ColumnFields = lazy(async () => ({ default: (await import("@/lib/column-fields")).ColumnFields }));

/** How the view is drawn, its order, and what can be done with the view itself. */
export default function ViewOptions({ isTable }: { isTable: boolean }) {
  const { list, changeList } = useWorkspace();
  const { sort, layout } = list.shown;
  const menu = useViewMenu();
  const listMenu = useListMenu({ list: exportedList(list), name: useViewLabel(list.state.view) });
  const first = list.state.sort?.[0];

  if (list.state.view === "search") {
    return (
      <>
        <MenuButton label="This search" align="end" items={listMenu.items}>
          {(trigger) => <IconButton icon={Ellipsis} label="More for this search" {...trigger} />}
        </MenuButton>
        {listMenu.dialog}
      </>
    );
  }

  return (
    <>
      {isTable && layout !== "board" ? <ColumnsButton /> : null}
      <MenuButton
        label="Sort by"
        align="end"
        items={[
          { kind: "heading", label: "Sort by" },
          { label: "As the view says", isChecked: first === undefined, onSelect: () => changeList({ sort: null }) },
          ...keysIn(sortWords).map((by) => ({
            label: sortWords[by],
            isChecked: first?.by === by,
            onSelect: () => changeList({ sort: [{ by, order: "desc" as const }] }),
          })),
          { kind: "separator" },
          {
            label: "The other way round",
            isChecked: sort[0]?.order === "asc",
            onSelect: () =>
              changeList({
                sort: sort.map((key, at) => (at === 0 ? { ...key, order: key.order === "asc" ? "desc" : "asc" } : key)),
              }),
          },
        ]}
      >
        {(trigger) => <IconButton icon={ArrowDownUp} label="Sort" {...trigger} />}
      </MenuButton>
      <DisplayButton />
      <MenuButton label="View" align="end" items={[...listMenu.items, { kind: "separator" }, ...menu]}>
        {(trigger) => <IconButton icon={Ellipsis} label="View actions" {...trigger} />}
      </MenuButton>
      {listMenu.dialog}
    </>
  );
}

/** What the list shows, as a file may hold it. A search is all tickets, narrowed by its words. */
function exportedList({ state, input: { view, query, sort } }: TicketList): ExportedList {
  if (state.view === "search") return { view: "all", query: state.q };
  return { view, query, sort };
}

function DisplayButton() {
  const { list, changeLook } = useWorkspace();
  const { layout, group, boardBy } = list.shown;
  const layouts = keysIn(layoutWords).map((key) => ({
    label: layoutWords[key],
    isChecked: layout === key,
    onSelect: () => changeLook({ layout: key }),
  }));
  const groups = [
    { label: "Nothing", isChecked: group === null, onSelect: () => changeLook({ group: "none" }) },
    ...keysIn(groupWords).map((key) => ({
      label: groupWords[key],
      isChecked: group === key,
      onSelect: () => changeLook({ group: key }),
    })),
  ];
  const boards = keysIn(boardWords).map((key) => ({
    label: boardWords[key],
    isChecked: boardBy === key,
    onSelect: () => changeLook({ boardBy: key }),
  }));
  return (
    <MenuButton
      label="Layout"
      align="end"
      items={[
        { kind: "heading", label: "Layout" },
        ...layouts,
        { kind: "separator" },
        { kind: "heading", label: layout === "board" ? "Columns of the board" : "Group by" },
        ...(layout === "board" ? boards : groups),
      ]}
    >
      {(trigger) => <IconButton icon={LayoutList} label="Layout" {...trigger} />}
    </MenuButton>
  );
}

function ColumnsButton() {
  const { list, changeLook } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        icon={SlidersHorizontal}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        Columns
      </Button>
      <Suspense>
        {isOpen ? (
          <Popover
            label="Columns"
            anchorRef={button}
            align="end"
            isOpen
            onOpenChange={setOpen}
            className="w-80 overflow-y-auto p-4"
          >
            <ColumnFields columns={list.shown.columns} onChange={(columns) => changeLook({ columns })} />
          </Popover>
        ) : null}
      </Suspense>
    </>
  );
}
