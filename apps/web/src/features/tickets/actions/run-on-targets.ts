"use client";
import { dismissToast, showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { offerUndo } from "@/lib/undo";
import { countOf } from "@/lib/words";
import type { Target } from "./use-targets";

export type TargetAction = {
  /** "Solved", "Assigned to Ana". */
  done: string;
  /** "Solving", shown while several are changed. */
  doing: string;
  perform: (target: Target) => Promise<unknown>;
  undo?: (target: Target) => Promise<unknown>;
};

const whole = (targets: readonly Target[]) =>
  targets.length === 1 && targets[0] ? `#${targets[0].numberText}` : countOf(targets.length, "ticket");

/** Changes the targets one by one, says how it went and offers to take it back. Resolves to those that changed. */
export async function runOnTargets(targets: readonly Target[], action: TargetAction): Promise<readonly Target[]> {
  const progressId = targets.length > 1 ? "bulk" : null;
  const changed: Target[] = [];
  const refused: { target: Target; reason: string }[] = [];

  for (const [at, target] of targets.entries()) {
    if (progressId)
      showToast({ id: progressId, message: `${action.doing}: ${at} of ${targets.length}`, durationMs: 60_000 });
    try {
      await action.perform(target);
      changed.push(target);
    } catch (error) {
      refused.push({ target, reason: problemOf(error).message });
    }
  }
  if (progressId) dismissToast(progressId);
  const first = refused[0];
  if (first) {
    const which = whole(refused.map(({ target }) => target));
    showToast({ tone: "danger", message: `${which} not changed: ${first.reason}` });
  }
  const { undo } = action;
  if (changed.length > 0 && undo) {
    offerUndo(`${whole(changed)}: ${action.done}`, async () => {
      for (const target of changed) await undo(target);
    });
  }
  return changed;
}
