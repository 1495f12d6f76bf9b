"use client";
import type { BulkChangeInput } from "@desk/contracts/bulk";
import type { ListTicketsInput, TicketRow } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { offerUndo } from "@/lib/undo";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";
import { listKey } from "../list-state";
import { clearSelection, useSelection } from "../selection";
import { useWorkspace } from "../workspace-context";
import type { Target } from "./use-targets";
import { useTicketCache } from "./use-ticket-cache";

export type Bulk = {
  change: BulkChangeInput;
  /** "Solved", "Assigned to Ana". */
  done: string;
  /** How a row looks once it is done, shown at once; left out where only the server knows. */
  patch?: (target: Target) => Partial<TicketRow>;
};

const atOnceMax = 50;

/** The filter of the list that is shown, for all that match it. */
export function filterOf({ sort: _s, order: _o, limit: _l, cursor: _c, direction: _d, ...filter }: ListTicketsInput) {
  return filter;
}

/** Whether all that match are meant, and one change for all that are: at once up to fifty, by a job beyond. */
export function useBulk() {
  const { list } = useWorkspace();
  const { isAll, except } = useSelection(listKey(list.state));
  const tickets = useTicketCache();
  const cache = api.useUtils();
  const { mutateAsync: start } = api.job.startBulk.useMutation();
  const { mutateAsync: undo } = api.job.undo.useMutation();

  async function run(targets: readonly Target[], { change, done, patch }: Bulk): Promise<readonly Target[]> {
    const isSmall = !isAll && targets.length <= atOnceMax;
    const shown = isSmall && patch ? targets : [];
    const rollbacks = new Map(
      await Promise.all(
        shown.map(async (target) => [target.id, await tickets.change(target.id, patch?.(target) ?? {})] as const),
      ),
    );
    const rollAllBack = () => {
      for (const rollback of rollbacks.values()) rollback();
    };
    const refresh = () => {
      if (!patch) void cache.ticket.list.invalidate();
      void cache.ticket.open.invalidate();
      void cache.ticket.counts.invalidate();
    };
    const selection = isAll
      ? { ...filterOf(list.input), exceptIds: [...except] }
      : { ids: targets.map(({ id }) => id) };
    try {
      const { job, items } = await start({ selection, change, clientId: randomId() });
      clearSelection();
      if (items === null) {
        void cache.job.list.invalidate();
        return targets;
      }
      const failed = items.filter(({ state }) => state === "failed");
      const kept = new Set(items.filter(({ state }) => state !== "failed").map(({ ticketId }) => ticketId));
      for (const { id } of targets) if (!kept.has(id)) rollbacks.get(id)?.();
      refresh();
      const [first] = failed;
      if (first) {
        const which =
          failed.length === 1 && first.ticket ? `#${first.ticket.numberText}` : countOf(failed.length, "ticket");
        const action = { label: "Details", onPress: () => push(`/jobs/${job.id}`) };
        showToast({ tone: "danger", message: `${which} not changed: ${first.reason ?? "refused"}`, action });
      }
      if (job.done > 0) {
        offerUndo(`${countOf(job.done, "ticket")}: ${done}`, async () => {
          try {
            const undone = await undo({ jobId: job.id });
            rollAllBack();
            const left = undone.items?.filter(({ reason }) => reason !== null).length ?? 0;
            if (left > 0)
              showToast({ message: `${countOf(left, "ticket")} not taken back in full: changed since, or sent.` });
          } catch (error) {
            showToast({ tone: "danger", message: problemOf(error).message });
          }
          refresh();
        });
      }
      return targets.filter(({ id }) => kept.has(id));
    } catch (error) {
      rollAllBack();
      showToast({ tone: "danger", message: problemOf(error).message });
      return [];
    }
  }

  return { isAll, run };
}
