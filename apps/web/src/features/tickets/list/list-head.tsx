"use client";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { Columns2, ListFilter, Rows3, X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useWindowSize } from "@/lib/media";
import { useViewLabel } from "@/lib/saved-views";
import { viewCount } from "@/lib/words";
import { listKey } from "../list-state";
import { clearSelection, useSelection } from "../selection";
import { useSetListLayout } from "../use-set-list-layout";
import { useWorkspace } from "../workspace-context";

const StartButton = lazy(() => import("@/features/queue").then(({ StartButton }) => ({ default: StartButton })));
const ViewOptions = lazy(() => import("./view-options"));

type Props = { isTable: boolean; isQueryShown: boolean; onToggleQuery: () => void };

export function ListHead({ isTable, isQueryShown, onToggleQuery }: Props) {
  const { list } = useWorkspace();
  const label = useViewLabel(list.state.view);
  const setLayout = useSetListLayout();
  const size = useWindowSize();
  const { ids: selected, isAll } = useSelection(listKey(list.state));
  const { view } = list.state;
  const { saved, layout } = list.shown;
  const canSplit = (size === "split" || size === "wide") && layout !== "board";

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
      title={label}
      meta={
        <>
          {list.total !== null && (view !== "search" || list.state.q) ? viewCount(list.total) : null}
          {isTable && saved && saved.scope !== "me" ? (
            <Badge className="ms-3">{saved.scope === "team" ? "Team view" : "Everyone’s view"}</Badge>
          ) : null}
        </>
      }
      className="max-md:h-13 max-md:pe-2 max-md:[&_button]:size-11 max-md:[&_h1]:text-lg max-md:[&>div]:gap-0"
      actions={
        <>
          <Suspense>
            <StartButton isWide={isTable} />
          </Suspense>
          {isTable || view === "search" ? null : (
            <IconButton
              icon={ListFilter}
              label={isQueryShown ? "Hide filters" : "Filter"}
              aria-pressed={isQueryShown}
              onClick={onToggleQuery}
            />
          )}
          <Suspense fallback={<span className="w-22" />}>
            {view === "search" && !list.state.q ? null : <ViewOptions isTable={isTable} />}
          </Suspense>
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
