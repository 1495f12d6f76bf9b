"use client";
import type { ViewColumn } from "@desk/contracts/view-words";
import { Icon } from "@desk/ui/icon";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { columnOf } from "@/lib/list-columns";
import { useWorkspace } from "../workspace-context";
import { pressHead } from "./sort-keys";

const ordinals = ["first", "second", "third", "fourth"];

/** Column heads; those that sort are buttons. Shift and a press add a key. */
export default function TableHeadRow({ columns }: { columns: readonly ViewColumn[] }) {
  const { list, changeList } = useWorkspace();
  const { sort } = list.shown;
  const canSort = list.state.view !== "search";

  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: The rows below are virtual and absolutely placed.
    <div
      role="row"
      aria-rowindex={1}
      className="grid h-8 w-full shrink-0 grid-cols-(--columns) items-center border-line border-b pe-(--scrollbar)"
    >
      <Head label="Select" />
      <Head label="Status" />
      {columns.map((column) => {
        const { label, sort: by, isEnd, isHeadHidden } = columnOf[column];
        const at = by && canSort ? sort.findIndex((key) => key.by === by) : -1;
        const key = sort[at];
        const isAscending = key?.order === "asc";
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: As above.
          <div
            key={column}
            role="columnheader"
            aria-sort={at === 0 ? (isAscending ? "ascending" : "descending") : undefined}
            className={clsx("whitespace-nowrap px-2 font-medium text-ink-3 text-xs", isEnd && "flex justify-end pe-4")}
          >
            {by && canSort ? (
              <button
                type="button"
                title="Sort; with Shift, sort by this as well"
                onClick={(event) => changeList({ sort: pressHead(sort, by, event.shiftKey) })}
                className={clsx(
                  "-mx-1 inline-flex h-6 items-center gap-1 rounded-control px-1 hover:text-ink",
                  key && "text-ink",
                )}
              >
                {label}
                {key ? <Icon as={isAscending ? ArrowUp : ArrowDown} size={12} /> : null}
                {key && sort.length > 1 ? (
                  <>
                    <span aria-hidden className="figures text-2xs text-ink-3">
                      {at + 1}
                    </span>
                    <span className="sr-only">{`, ${ordinals[at]} key`}</span>
                  </>
                ) : null}
              </button>
            ) : (
              <span className={isHeadHidden && "sr-only"}>{label}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Head({ label }: { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: As above.
    <div role="columnheader">
      <span className="sr-only">{label}</span>
    </div>
  );
}
