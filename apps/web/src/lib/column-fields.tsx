"use client";
import type { ViewColumn } from "@desk/contracts/view-words";
import { viewColumns } from "@desk/contracts/view-words";
import { Select } from "@desk/ui/select";
import { columnOf } from "./list-columns";
import { OrderList } from "./order-list";

type Props = { columns: readonly ViewColumn[]; onChange: (columns: ViewColumn[]) => void };

/** Which columns the list has, and in which order. */
export function ColumnFields({ columns, onChange }: Props) {
  const free = viewColumns.filter((column) => !columns.includes(column));
  const known = (ids: readonly string[]) => ids.flatMap((id) => viewColumns.find((column) => column === id) ?? []);
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">Columns</legend>
      <OrderList
        label="Columns"
        entries={columns.map((id) => ({ id, label: columnOf[id].label }))}
        onOrder={(ids) => onChange(known(ids))}
        onRemove={(id) => onChange(columns.filter((column) => column !== id))}
      />
      {free.length > 0 ? (
        <Select
          size="md"
          aria-label="Add a column"
          value=""
          className="mt-1 max-w-60"
          onChange={(event) => onChange([...columns, ...known([event.target.value])])}
        >
          <option value="">Add a column…</option>
          {free.map((column) => (
            <option key={column} value={column}>
              {columnOf[column].label}
            </option>
          ))}
        </Select>
      ) : null}
    </fieldset>
  );
}
