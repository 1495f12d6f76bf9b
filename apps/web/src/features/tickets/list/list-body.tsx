"use client";
import { Delayed } from "@desk/ui/delayed";
import { ListSkeleton } from "@desk/ui/skeleton";
import { lazy, Suspense } from "react";
import { listKey } from "../list-state";
import { useWorkspace } from "../workspace-context";
import { ListRows } from "./list-rows";

const BoardRows = lazy(() => import("./board/board"));
const EmptyList = lazy(() => import("./empty-list"));
const FoundFacets = lazy(() => import("./found-facets"));
const FoundCustomers = lazy(() => import("./found-customers"));
const ListProblem = lazy(() => import("./list-problem"));

type Props = { isTable: boolean; isBoard: boolean };

/** Rows, or why there are none. */
export function ListBody(props: Props) {
  return (
    <Suspense>
      <Content {...props} />
    </Suspense>
  );
}

function Content({ isTable, isBoard }: Props) {
  const { list } = useWorkspace();
  const isSearch = list.state.view === "search";
  if (!isSearch || list.state.q.trim() === "") return <Rows isTable={isTable} isBoard={isBoard} />;
  // What narrows the results stays in sight while others are fetched and when none are left, to be taken back.
  return (
    <>
      <FoundFacets />
      <Rows isTable={isTable} isBoard={isBoard} />
    </>
  );
}

function Rows({ isTable, isBoard }: Props) {
  const { list } = useWorkspace();
  const isIdleSearch = list.state.view === "search" && list.state.q.trim() === "";
  if (isIdleSearch) return <EmptyList />;
  if (list.error !== null && list.rows.length === 0) return <ListProblem />;
  if (isBoard) return <BoardRows />;
  if (list.isLoading) {
    return (
      <Delayed>
        <ListSkeleton label="The list is loading" rows={12} />
      </Delayed>
    );
  }
  const hasCustomers = list.customers.length > 0;
  if (list.rows.length === 0 && !hasCustomers) return <EmptyList />;
  return (
    <>
      {hasCustomers ? <FoundCustomers customers={list.customers} /> : null}
      {list.rows.length > 0 ? <ListRows key={listKey(list.state)} isTable={isTable} /> : null}
    </>
  );
}
