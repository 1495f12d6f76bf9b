"use client";
import type { ListTicketsInput } from "@desk/contracts/ticket";
import type { TicketSort } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { PaneHead } from "@desk/ui/pane-head";
import { ArrowDownUp, Columns2, ListFilter, Rows3, X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useDirectory } from "@/lib/me";
import { useWindowSize } from "@/lib/media";
import { viewLabel } from "@/lib/views";
import { viewCount } from "@/lib/words";
import { listKey } from "../list-state";
import { clearSelection, useSelection } from "../selection";
import { useSetListLayout } from "../use-set-list-layout";
import { useWorkspace } from "../workspace-context";

const ListMenu = lazy(() => import("@/features/exports").then(({ ListMenu }) => ({ default: ListMenu })));
const StartButton = lazy(() => import("@/features/queue").then(({ StartButton }) => ({ default: StartButton })));

const sorts: readonly { id: TicketSort; label: string }[] = [
  { id: "updated", label: "Last updated" },
  { id: "created", label: "Newest" },
  { id: "priority", label: "Priority" },
  { id: "waiting", label: "Waiting longest" },
];

type Props = { isTable: boolean; isQueryShown: boolean; onToggleQuery: () => void };

export function ListHead({ isTable, isQueryShown, onToggleQuery }: Props) {
  const { list, changeList } = useWorkspace();
  const { teams } = useDirectory();
  const setLayout = useSetListLayout();
  const size = useWindowSize();
  const { ids: selected, isAll } = useSelection(listKey(list.state));
  const { view, sort } = list.state;
  const canSplit = size === "split" || size === "wide";

  if (size === "narrow" && selected.size > 0) {
    return (
      <PaneHead
        headingLevel={1}
        start={<IconButton icon={X} label="Clear the selection" size="xl" className="-ms-2" onClick={clearSelection} />}
        title={isAll ? "All matching selected" : `${selected.size} selected`}
        className="max-md:h-13 max-md:[&_button]:size-11 max-md:[&_h1]:text-lg"
      />
    );
  }

  return (
    <PaneHead
      headingLevel={1}
      id="list-title"
      title={viewLabel(view, teams)}
      meta={list.total !== null && (view !== "search" || list.state.q) ? viewCount(list.total) : null}
      className="max-md:h-13 max-md:[&_button]:size-11 max-md:[&_h1]:text-lg"
      actions={
        <>
          <Suspense>
            <StartButton isWide={isTable} />
            <ListMenu list={exportedList(list.input)} name={viewLabel(view, teams)} />
          </Suspense>
          {isTable || view === "search" ? null : (
            <IconButton
              icon={ListFilter}
              label={isQueryShown ? "Hide filters" : "Filter"}
              aria-pressed={isQueryShown}
              onClick={onToggleQuery}
            />
          )}
          {view === "search" ? null : (
            <MenuButton
              label="Sort by"
              align="end"
              items={[
                { kind: "heading", label: "Sort by" },
                {
                  label: "As the view says",
                  isChecked: sort === null,
                  onSelect: () => changeList({ sort: null, order: null }),
                },
                ...sorts.map(({ id, label }) => ({
                  label,
                  isChecked: sort === id,
                  onSelect: () => changeList({ sort: id, order: null }),
                })),
              ]}
            >
              {(trigger) => <IconButton icon={ArrowDownUp} label="Sort" {...trigger} />}
            </MenuButton>
          )}
          {!canSplit ? null : isTable ? (
            <Button variant="ghost" icon={Columns2} onClick={() => setLayout("split")}>
              Split
            </Button>
          ) : (
            <IconButton icon={Rows3} label="Full-width list" onClick={() => setLayout("full")} />
          )}
        </>
      }
    />
  );
}

/** What the list shows, as a file may hold it. A search is narrowed from all tickets. */
const exportedList = ({ limit: _limit, ...list }: ListTicketsInput) => ({
  ...list,
  view: list.view === "search" ? "all" : list.view,
});
