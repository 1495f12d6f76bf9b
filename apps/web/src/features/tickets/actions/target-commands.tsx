"use client";
import { showToast } from "@desk/ui/toast";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useCommand } from "@/lib/keyboard/commands";
import { openLayer } from "@/lib/layers";
import { useDirectory } from "@/lib/me";
import { offerTargets } from "@/lib/target-source";
import { useNeighbours } from "../use-neighbours";
import { useWorkspace } from "../workspace-context";
import { useSnoozeActions } from "./use-snooze-actions";
import { useTargetActions } from "./use-target-actions";
import { type Target, useTargets } from "./use-targets";

const SnoozeTimeDialog = lazy(() => import("./snooze-time-dialog"));

const doubleMs = 1_000;

/** The keys that act on the selected rows or the open ticket. */
export default function TargetCommands() {
  const { openNumber, openTicket, toList } = useWorkspace();
  const neighbours = useNeighbours(openNumber);
  const { statuses } = useDirectory();
  const targets = useTargets();
  const actions = useTargetActions();
  const { snooze } = useSnoozeActions();
  const [toSnooze, setToSnooze] = useState<readonly Target[] | null>(null);
  const copiedAt = useRef(0);
  const solvedId = statuses.find((status) => status.category === "solved" && status.isDefault)?.id;

  async function copy(text: string, said: string) {
    await navigator.clipboard.writeText(text);
    showToast({ message: said });
  }

  function copyNumber() {
    const [target] = targets();
    if (!target) return;
    const isTwice = performance.now() - copiedAt.current < doubleMs;
    copiedAt.current = performance.now();
    if (isTwice) void copy(`#${target.numberText} ${target.subject}`, "Number and title copied");
    else void copy(`#${target.numberText}`, `#${target.numberText} copied`);
  }

  function copyLink() {
    const [target] = targets();
    if (target) void copy(new URL(`/tickets/${target.number}`, window.location.href).href, "Link copied");
  }

  async function solveNext() {
    if (!solvedId) return;
    // Asked before, since a solved ticket may not stand in the view any more.
    const { next } = neighbours;
    const changed = await actions.setStatus(solvedId);
    if (openNumber === null || changed.length === 0) return;
    if (next !== null) openTicket(next, "replace");
    else toList();
  }

  useEffect(() => {
    const pickSnoozeTime = () => setToSnooze(targets());
    offerTargets(() => Object.assign({}, actions, { snooze, pickSnoozeTime, targets: targets() }));
  });
  useEffect(() => () => offerTargets(null), []);

  useCommand("ticket.assign", () => openLayer({ kind: "menu", page: "assign" }));
  useCommand("ticket.status", () => openLayer({ kind: "menu", page: "status" }));
  useCommand("ticket.priority", () => openLayer({ kind: "menu", page: "priority" }));
  useCommand("ticket.labels", () => openLayer({ kind: "menu", page: "labels" }));
  useCommand("ticket.team", () => openLayer({ kind: "menu", page: "team" }));
  useCommand("ticket.macro", () => openLayer({ kind: "menu", page: "macro" }));
  useCommand("ticket.snooze", () => openLayer({ kind: "menu", page: "snooze" }));
  useCommand("ticket.claim", () => void actions.claim());
  useCommand("ticket.solve", () => solvedId && void actions.setStatus(solvedId));
  useCommand("ticket.solveNext", () => void solveNext());
  useCommand("ticket.copyNumber", copyNumber);
  useCommand("ticket.copyLink", copyLink);
  return (
    <Suspense>
      {toSnooze && toSnooze.length > 0 ? (
        <SnoozeTimeDialog targets={toSnooze} onClose={() => setToSnooze(null)} />
      ) : null}
    </Suspense>
  );
}
