"use client";
import type { TicketSort } from "@desk/contracts/words";
import { Icon } from "@desk/ui/icon";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useWorkspace } from "../workspace-context";
import { tableColumns } from "./table-columns";

type Column = { label: string; sort?: TicketSort; isHidden?: true; className?: string };

const columns: readonly Column[] = [
  { label: "Select", isHidden: true },
  { label: "Status", isHidden: true },
  { label: "Number", sort: "created" },
  { label: "Subject" },
  { label: "Customer" },
  { label: "Labels", className: "max-lg:invisible" },
  { label: "Assignee", isHidden: true },
  { label: "Priority", sort: "priority" },
  { label: "Updated", sort: "updated", className: "flex justify-end pe-4" },
];

/** Column heads; those that sort are buttons. */
export default function TableHeadRow() {
  const { list, changeList } = useWorkspace();
  const { view, sort, order } = list.state;
  const current: TicketSort = sort ?? (view === "my-queue" ? "priority" : "updated");
  const isAscending = order === "asc";
  const canSort = view !== "search";

  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: The rows below are virtual and absolutely placed.
    <div
      role="row"
      aria-rowindex={1}
      className={clsx(tableColumns, "h-8 shrink-0 border-line border-b pe-(--scrollbar)")}
    >
      {columns.map(({ label, sort: by, isHidden, className }) => {
        const isCurrent = by !== undefined && by === current && canSort;
        const ariaSort = isCurrent ? (isAscending ? "ascending" : "descending") : undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: As above.
          <div
            key={label}
            role="columnheader"
            aria-sort={ariaSort}
            className={clsx("whitespace-nowrap px-2 font-medium text-ink-3 text-xs", className)}
          >
            {by && canSort ? (
              <button
                type="button"
                onClick={() => changeList({ sort: by, order: isCurrent && !isAscending ? "asc" : null })}
                className={clsx(
                  "-mx-1 inline-flex h-6 items-center gap-1 rounded-control px-1 hover:text-ink",
                  isCurrent && "text-ink",
                )}
              >
                {label}
                {isCurrent ? <Icon as={isAscending ? ArrowUp : ArrowDown} size={12} /> : null}
              </button>
            ) : (
              <span className={isHidden && "sr-only"}>{label}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
