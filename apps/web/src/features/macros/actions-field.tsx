"use client";
import type { MacroAction, MacroActionKind } from "@desk/contracts/macro-action";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useDirectory } from "@/lib/me";
import { ActionValue } from "./action-value";

type Props = {
  actions: readonly MacroAction[];
  errors: Record<string, string>;
  onChange: (actions: MacroAction[]) => void;
};

const kindWords: Record<MacroActionKind, string> = {
  status: "Set the status",
  priority: "Set the priority",
  type: "Set the type",
  team: "Move to a team",
  assignee: "Assign",
  labels: "Change labels",
  followers: "Add followers",
  snooze: "Snooze",
};
const kinds = Object.keys(kindWords) as MacroActionKind[];

/** The changes to the ticket, in the order in which they are made. */
export function ActionsField({ actions, errors, onChange }: Props) {
  const { statuses } = useDirectory();
  const free = kinds.filter((kind) => !actions.some((action) => action.kind === kind));
  const settable = statuses.filter(
    ({ category, isArchived }) => category !== "new" && category !== "closed" && !isArchived,
  );

  function begin(kind: MacroActionKind): MacroAction {
    switch (kind) {
      case "status":
        return { kind, statusId: settable[0]?.id ?? "" };
      case "priority":
        return { kind, priority: "high" };
      case "type":
        return { kind, type: "question" };
      case "team":
        return { kind, teamId: null };
      case "assignee":
        return { kind, assigneeId: "me" };
      case "labels":
        return { kind, add: [], remove: [] };
      case "followers":
        return { kind, add: ["me"] };
      case "snooze":
        return { kind, until: "tomorrow" };
    }
  }

  function move(at: number, to: number) {
    const next = [...actions];
    next.splice(to, 0, ...next.splice(at, 1));
    onChange(next);
  }

  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Changes to the ticket</legend>
      <ol className="flex flex-col gap-2">
        {actions.map((action, at) => {
          const words = kindWords[action.kind];
          const error = Object.entries(errors).find(([path]) => path.startsWith(`actions.${at}`))?.[1];
          return (
            <li key={action.kind} className="flex flex-col gap-1">
              <div className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)_auto] items-center gap-2 max-md:grid-cols-[minmax(0,1fr)_auto]">
                <span className="text-sm max-md:col-span-2">{words}</span>
                <ActionValue
                  action={action}
                  label={words}
                  onChange={(next) => onChange(actions.map((each) => (each.kind === next.kind ? next : each)))}
                />
                <span className="flex">
                  <IconButton
                    icon={ArrowUp}
                    size="sm"
                    label={`${words}: earlier`}
                    disabled={at === 0}
                    onClick={() => move(at, at - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="sm"
                    label={`${words}: later`}
                    disabled={at === actions.length - 1}
                    onClick={() => move(at, at + 1)}
                  />
                  <IconButton
                    icon={X}
                    size="sm"
                    label={`Do not ${words.toLowerCase()}`}
                    onClick={() => onChange(actions.filter((each) => each !== action))}
                  />
                </span>
              </div>
              {error ? <p className="text-danger-ink text-xs">{error}</p> : null}
            </li>
          );
        })}
      </ol>
      {errors.actions ? <p className="text-danger-ink text-xs">{errors.actions}</p> : null}
      {free.length > 0 ? (
        <MenuButton
          label="Add a change"
          items={free.map((kind) => ({ label: kindWords[kind], onSelect: () => onChange([...actions, begin(kind)]) }))}
        >
          {(trigger) => (
            <Button {...trigger} size="sm" icon={Plus} className="mt-2">
              Add a change
            </Button>
          )}
        </MenuButton>
      ) : null}
    </fieldset>
  );
}
