"use client";
import type { TicketRow } from "@desk/contracts/ticket";
import type { Priority } from "@desk/contracts/words";
import { createStore, useStore } from "./store";

type TargetRow = Pick<
  TicketRow,
  "id" | "number" | "subject" | "statusId" | "priority" | "labels" | "teamId" | "assignee" | "snoozedUntil"
>;

/** A macro as far as it must be known to put it where it belongs. */
export type TargetMacro = { id: string; name: string; hasReply: boolean; hasNote: boolean };

/** What the pages with tickets offer to the command menu: the tickets meant, and what can be done with them. */
export type TargetSource = {
  targets: readonly TargetRow[];
  setStatus: (statusId: string) => Promise<unknown>;
  assign: (assigneeId: string | null) => Promise<unknown>;
  setTeam: (teamId: string | null) => Promise<unknown>;
  setPriority: (priority: Priority) => Promise<unknown>;
  applyMacro: (macro: TargetMacro) => Promise<unknown>;
  /** Until a moment; null wakes. */
  snooze: (until: string | null) => Promise<unknown>;
  pickSnoozeTime: () => void;
  changeLabels: (add: string[], remove: string[]) => Promise<unknown>;
};

type Offer = () => TargetSource;
const offered = createStore<Offer | null>(null);

export const offerTargets = (offer: Offer | null): void => offered.set(() => offer);
export const useTargetOffer = (): Offer | null => useStore(offered);
