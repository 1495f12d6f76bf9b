"use client";
import type { QueryField } from "@desk/core/query/language";
import { Icon } from "@desk/ui/icon";
import { Input } from "@desk/ui/input";
import { PickerButton, type PickerOption } from "@desk/ui/picker-button";
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { Row } from "./tree";
import { useKnownValues, useTypedSuggestions } from "./use-values";

type Props = { row: Row; field: QueryField | undefined; onChange: (values: string[]) => void };

/** The value of a condition: picked from what there is, or typed where there is no end of it. */
export function ValueField({ row, field, onChange }: Props) {
  const known = useKnownValues(field);
  if (field && known.length > 0 && field.kind !== "date" && row.operator === "is") {
    return <Picked options={known} row={row} field={field} onChange={onChange} />;
  }
  if (row.operator === "between") {
    return (
      <div className="flex items-center gap-2">
        <Typed row={row} field={field} at={0} label="From" onChange={onChange} />
        <span className="text-ink-3 text-sm">to</span>
        <Typed row={row} field={field} at={1} label="To" onChange={onChange} />
      </div>
    );
  }
  return <Typed row={row} field={field} at={0} label="Value" onChange={onChange} />;
}

type PickedProps = { options: PickerOption[]; row: Row; field: QueryField; onChange: (values: string[]) => void };

function Picked({ options, row, field, onChange }: PickedProps) {
  const labelOf = (value: string) => options.find(({ id }) => id === value)?.label ?? value;
  const said = row.values.map(labelOf).join(", ");
  return (
    <PickerButton
      label={field.label}
      placeholder={`${field.label}…`}
      emptyText="Nothing matches."
      options={options}
      selected={row.values}
      isMultiple
      onSelect={(id) =>
        onChange(row.values.includes(id) ? row.values.filter((value) => value !== id) : [...row.values, id])
      }
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          className="flex h-(--h-control) w-full min-w-0 items-center gap-1 rounded-control border border-line-control bg-raised px-2 text-start text-sm"
        >
          <span className={said ? "min-w-0 flex-1 truncate" : "min-w-0 flex-1 truncate text-ink-3"}>
            <span className="sr-only">Value: </span>
            {said || "Choose…"}
          </span>
          <Icon as={ChevronDown} className="text-ink-2" />
        </button>
      )}
    </PickerButton>
  );
}

type TypedProps = Props & { at: number; label: string };

function Typed({ row, field, at, label, onChange }: TypedProps) {
  const id = useId();
  const value = row.values[at] ?? "";
  const suggestions = useTypedSuggestions(field, value);
  return (
    <>
      <Input
        size="md"
        aria-label={label}
        list={suggestions.length > 0 ? id : undefined}
        value={value}
        placeholder={field?.kind === "date" ? "-7d, today or 2026-11-30" : undefined}
        onChange={(event) => {
          const values = row.operator === "between" ? [row.values[0] ?? "", row.values[1] ?? ""] : [""];
          values[at] = event.target.value;
          onChange(values);
        }}
      />
      <datalist id={id}>
        {suggestions.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </datalist>
    </>
  );
}
