"use client";
import type { Priority } from "@desk/contracts/words";
import { showToast } from "@desk/ui/toast";
import { useDirectory, useMe } from "@/lib/me";
import { push } from "@/lib/navigation";
import type { TargetMacro } from "@/lib/target-source";
import { priorityWords } from "@/lib/words";
import { wantMacro } from "../composer/macros/wanted-macro";
import { setMode } from "../composer/mode";
import { runOnTargets, type TargetAction } from "./run-on-targets";
import { useAssign } from "./use-assign";
import { type Bulk, useBulk } from "./use-bulk";
import { useChangeLabels } from "./use-change-labels";
import { useClaim } from "./use-claim";
import { useRemoveTicket } from "./use-remove-ticket";
import { useRestoreTicket } from "./use-restore-ticket";
import { useSetPriority } from "./use-set-priority";
import { useSetStatus } from "./use-set-status";
import { useSetTeam } from "./use-set-team";
import { type Target, useTargets } from "./use-targets";

/** The actions of keys, bars and menus, each on whatever is selected, focused or open, each with its undo. */
export function useTargetActions(fixed?: readonly Target[]) {
  const { statuses, users, teams } = useDirectory();
  const me = useMe()?.user;
  const current = useTargets();
  const { mutateAsync: setStatus } = useSetStatus();
  const { mutateAsync: assign } = useAssign();
  const { mutateAsync: claim } = useClaim();
  const { mutateAsync: setTeam } = useSetTeam();
  const { mutateAsync: setPriority } = useSetPriority();
  const { mutateAsync: changeLabels } = useChangeLabels();
  const { mutateAsync: remove } = useRemoveTicket();
  const { mutateAsync: restore } = useRestoreTicket();
  const bulk = useBulk();
  /** One ticket is changed by its own verb; several by one call for all of them. */
  const run = (action: TargetAction & Omit<Bulk, "done">) => {
    const targets = fixed ?? current();
    return fixed === undefined && (bulk.isAll || targets.length > 1)
      ? bulk.run(targets, action)
      : runOnTargets(targets, action);
  };
  const personOf = (id: string | null) => {
    const name = users.find((user) => user.id === id)?.name;
    return id === null ? null : { id, name: name ?? "" };
  };

  return {
    setStatus(statusId: string) {
      const status = statuses.find(({ id }) => id === statusId);
      return run({
        done: status?.label ?? "Status set",
        doing: "Setting the status",
        change: { statusId },
        patch: () => (status ? { statusId, status: status.category, statusLabel: status.label } : {}),
        perform: ({ id }) => setStatus({ ticketId: id, statusId }),
        undo: ({ id, status, statusId: before }) =>
          setStatus({ ticketId: id, statusId: reopened(status, before, statuses) }),
      });
    },
    assign(assigneeId: string | null) {
      const name = users.find((user) => user.id === assigneeId)?.name;
      const isMe = assigneeId === me?.id;
      return run({
        done:
          assigneeId === null ? "Nobody is assigned" : isMe ? "Assigned to you" : `Assigned to ${name ?? "somebody"}`,
        doing: "Assigning",
        change: { assigneeId },
        patch: () => ({ assignee: personOf(assigneeId) }),
        perform: ({ id }) => assign({ ticketId: id, assigneeId }),
        undo: ({ id, assignee }) => assign({ ticketId: id, assigneeId: assignee?.id ?? null }),
      });
    },
    /** A free ticket is claimed, so that of two who are quick only one gets it; another's is taken over. */
    claim: () =>
      run({
        done: "Assigned to you",
        doing: "Assigning",
        change: { assigneeId: me?.id ?? null },
        patch: () => ({ assignee: personOf(me?.id ?? null) }),
        perform: ({ id, assignee }) =>
          assignee ? assign({ ticketId: id, assigneeId: me?.id ?? null }) : claim({ ticketId: id }),
        undo: ({ id, assignee }) => assign({ ticketId: id, assigneeId: assignee?.id ?? null }),
      }),
    setTeam(teamId: string | null) {
      const name = teams.find((team) => team.id === teamId)?.name;
      return run({
        done: name ? `Moved to ${name}` : "In no team",
        doing: "Moving",
        change: { teamId },
        patch: () => ({ teamId }),
        perform: ({ id }) => setTeam({ ticketId: id, teamId }),
        undo: ({ id, teamId: before }) => setTeam({ ticketId: id, teamId: before }),
      });
    },
    setPriority: (priority: Priority) =>
      run({
        done: `Priority ${priorityWords[priority].toLowerCase()}`,
        doing: "Setting the priority",
        change: { priority },
        patch: () => ({ priority }),
        perform: ({ id }) => setPriority({ ticketId: id, priority }),
        undo: ({ id, priority: before }) => setPriority({ ticketId: id, priority: before }),
      }),
    /** Puts it into the draft of the one ticket, where one sees what it does before it is sent. */
    async applyMacro({ id, name, hasReply, hasNote }: TargetMacro): Promise<void> {
      const [target, ...others] = fixed ?? current();
      if (!target) return;
      if (others.length > 0) {
        showToast({ message: "Choose one ticket, so that you see what the macro does before it is applied." });
        return;
      }
      if (window.location.pathname !== `/tickets/${target.number}`) push(`/tickets/${target.number}`);
      setMode(hasNote && !hasReply ? "note" : "reply");
      wantMacro({ ticketId: target.id, id, name });
    },
    changeLabels: (add: string[], remove: string[]) =>
      run({
        done: add.length > 0 ? `Label ${add.join(", ")} added` : `Label ${remove.join(", ")} removed`,
        doing: "Changing labels",
        change: {
          ...(add.length > 0 ? { addLabels: add } : {}),
          ...(remove.length > 0 ? { removeLabels: remove } : {}),
        },
        patch: ({ labels }) => ({
          labels: [...new Set([...labels.filter((label) => !remove.includes(label)), ...add])].toSorted(),
        }),
        perform: ({ id }) => changeLabels({ ticketId: id, add, remove }),
        undo: ({ id, labels }) =>
          changeLabels({
            ticketId: id,
            add: remove.filter((label) => labels.includes(label)),
            remove: add.filter((label) => !labels.includes(label)),
          }),
      }),
    remove: () =>
      run({
        done: "Deleted",
        doing: "Deleting",
        change: { delete: true },
        patch: () => ({ deletedAt: new Date().toISOString() }),
        perform: ({ id }) => remove({ ticketId: id }),
        undo: ({ id }) => restore({ ticketId: id }),
      }),
    restore: () =>
      run({
        done: "Restored",
        doing: "Restoring",
        change: { restore: true },
        patch: () => ({ deletedAt: null }),
        perform: ({ id }) => restore({ ticketId: id }),
        undo: ({ id }) => remove({ ticketId: id }),
      }),
  };
}

/** "New" cannot be gone back to, so taking back a first change ends in "Open". */
function reopened(
  category: string,
  statusId: string,
  statuses: readonly { id: string; category: string; isDefault: boolean }[],
) {
  if (category !== "new") return statusId;
  return statuses.find((status) => status.category === "open" && status.isDefault)?.id ?? statusId;
}
