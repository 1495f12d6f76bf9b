"use client";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { useCommand } from "@/lib/keyboard/commands";
import { useMe } from "@/lib/me";
import { useWindowSize } from "@/lib/media";
import { push, replace, usePath, useQueryString } from "@/lib/navigation";
import { useViewLabel } from "@/lib/saved-views";
import { useBeginning } from "@/lib/use-home";
import { returnToRow } from "./focus";
import { ListPane } from "./list/list-pane";
import { listHref, readListState, ticketHref } from "./list-state";
import { NoTicketOpen } from "./no-ticket-open";
import { setLook } from "./remembered";
import { TicketSkeleton } from "./ticket-skeleton";
import { useTicketList } from "./use-ticket-list";
import { WorkspaceContext, type Workspace as WorkspaceValue } from "./workspace-context";

const loadTicketPage = () => import("./page/ticket-page");
const TicketPage = lazy(loadTicketPage);
const QueueHost = lazy(() => import("@/features/queue").then(({ QueueHost }) => ({ default: QueueHost })));
const TargetCommands = lazy(() => import("./actions/target-commands"));

/** List, ticket and search: one page whose panes follow the address. */
export function Workspace() {
  const path = usePath();
  const queryString = useQueryString();
  const size = useWindowSize();
  const layout = useMe()?.preferences.listLayout ?? "split";

  const listState = useMemo(() => readListState(path, queryString), [path, queryString]);
  const list = useTicketList(listState);
  const label = useViewLabel(listState?.view ?? "");
  useBeginning();
  const openNumber = numberOf(path);
  const isBoard = list.shown.layout === "board" && listState?.view !== "search";
  // A board needs the whole width, so its tickets open over it.
  const isSplit = layout === "split" && (size === "split" || size === "wide") && listState !== null && !isBoard;

  const workspace: WorkspaceValue = {
    list,
    listState,
    openNumber,
    isSplit,
    openTicket: (number, way = "push") => (way === "push" ? push : replace)(ticketHref(number, listState)),
    toList: () => {
      push(listState ? listHref(listState) : "/views/my-queue");
      returnToRow();
    },
    changeList(change, way = "replace") {
      if (!listState) return;
      const next = { ...listState, ...change };
      (way === "push" ? push : replace)(openNumber && isSplit ? ticketHref(openNumber, next) : listHref(next));
    },
    changeLook(change) {
      if (!listState) return;
      if (list.shown.saved) workspace.changeList(change);
      else setLook(listState.view, change);
    },
  };

  useEffect(() => {
    // The ticket page is what comes next, so its code is fetched while the list is read.
    if (size !== null) window.requestIdleCallback?.(() => void loadTicketPage());
  }, [size]);

  // The way back works while the ticket page is still on its way.
  useCommand("ticket.back", workspace.toList, openNumber !== null);
  useCommand("layer.close", workspace.toList, openNumber !== null);

  if (path === "" || size === null) return <div className="flex-1 bg-canvas" />;
  const showsList = listState !== null && (isSplit || openNumber === null);
  return (
    <WorkspaceContext value={workspace}>
      {/* A ticket's own title comes later and so stands before this one. */}
      <title>{listState ? `${label} · Halen Desk` : "Halen Desk"}</title>
      {showsList ? <ListPane isTable={!isSplit && size !== "narrow" && size !== "medium"} /> : null}
      {openNumber !== null ? (
        <Suspense fallback={<TicketSkeleton />}>
          <TicketPage key={openNumber} number={openNumber} />
        </Suspense>
      ) : isSplit ? (
        <NoTicketOpen />
      ) : null}
      <Suspense>
        <TargetCommands />
        <QueueHost view={listState?.view ?? null} openNumber={openNumber} />
      </Suspense>
    </WorkspaceContext>
  );
}

function numberOf(path: string): number | null {
  const [, area, text] = path.split("/");
  const number = area === "tickets" ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}
