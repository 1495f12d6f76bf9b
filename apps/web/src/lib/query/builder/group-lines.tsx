"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { Select } from "@desk/ui/select";
import clsx from "clsx";
import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { ConditionLine } from "./condition-line";
import { aGroup, aRow, changePart, type Group, type Part } from "./tree";

type Props = { group: Group; depth: number; onChange: (group: Group) => void; onRemove?: () => void };

const depthMax = 4;

const nameOf = ({ match, isExcluded }: Group): string => (isExcluded ? (match === "all" ? "not-all" : "none") : match);

function namedGroup(group: Group, name: string): Group {
  const match = name === "any" || name === "none" ? "any" : "all";
  return { ...group, match, isExcluded: name === "none" || name === "not-all" };
}

/** Conditions of which all, any or none must hold; groups stand inside groups. */
export function GroupLines({ group, depth, onChange, onRemove }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);

  function add(part: Part) {
    onChange({ ...group, parts: [...group.parts, part] });
    requestAnimationFrame(() => {
      const selects = box.current?.querySelectorAll<HTMLElement>(":scope > ul > li:last-child select");
      selects?.[0]?.focus();
    });
  }

  function remove(id: string) {
    onChange(changePart(group, id, () => null));
    box.current?.querySelector<HTMLElement>(":scope > [data-add] button")?.focus();
  }

  return (
    <fieldset ref={box} className={clsx("flex min-w-0 flex-col gap-2", depth > 0 && "border-line border-s-2 ps-3")}>
      <legend className="sr-only">{depth === 0 ? "Conditions" : "Group of conditions"}</legend>
      <div className="flex items-center gap-2 text-sm">
        <Select
          size="md"
          aria-label="Which conditions must hold"
          value={nameOf(group)}
          onChange={(event) => onChange(namedGroup(group, event.target.value))}
          className="max-w-40"
        >
          <option value="all">All of these</option>
          <option value="any">Any of these</option>
          {depth > 0 || group.isExcluded ? <option value="none">None of these</option> : null}
          {depth > 0 || group.isExcluded ? <option value="not-all">Not all of these</option> : null}
        </Select>
        {onRemove ? <IconButton icon={X} size="sm" label="Remove the group" onClick={onRemove} /> : null}
      </div>
      {group.parts.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {group.parts.map((part) => (
            <li key={part.id} className="min-w-0">
              {part.kind === "row" ? (
                <ConditionLine
                  row={part}
                  onChange={(next) => onChange(changePart(group, part.id, () => next))}
                  onRemove={() => remove(part.id)}
                />
              ) : (
                <GroupLines
                  group={part}
                  depth={depth + 1}
                  onChange={(next) => onChange(changePart(group, part.id, () => next))}
                  onRemove={() => remove(part.id)}
                />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-3 text-sm">No condition: every ticket you may see.</p>
      )}
      <div data-add className="flex gap-2">
        <Button size="sm" icon={Plus} onClick={() => add(aRow())}>
          Condition
        </Button>
        {depth < depthMax ? (
          <Button size="sm" variant="ghost" icon={Plus} onClick={() => add(aGroup([aRow()], "any"))}>
            Group
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
