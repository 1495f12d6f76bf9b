"use client";
import { createContext, useContext } from "react";
import type { ListState } from "./list-state";
import type { Look } from "./remembered";
import type { TicketList } from "./use-ticket-list";

export type Workspace = {
  list: TicketList;
  /** Null on a ticket opened without a list. */
  listState: ListState | null;
  openNumber: number | null;
  openTicket: (number: number, way?: "push" | "replace") => void;
  toList: () => void;
  changeList: (change: Partial<ListState>, way?: "push" | "replace") => void;
  /** How the list is drawn: kept in the address for a saved view, in this browser for a built-in one. */
  changeLook: (change: Partial<Look>) => void;
  isSplit: boolean;
};

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("useWorkspace belongs inside the workspace.");
  return workspace;
}
