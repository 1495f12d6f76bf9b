"use client";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

export type SortDirection = "ascending" | "descending";

export type TableProps = ComponentProps<"table"> & {
  /** What the table lists, for screen readers. */
  caption: ReactNode;
};

/** Rows at hairlines under a sticky head. */
export function Table({ caption, className, children, ...attributes }: TableProps) {
  return (
    <table {...attributes} className={clsx("w-full border-separate border-spacing-0 text-sm", className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function TableHead({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <thead className={className}>
      <tr>{children}</tr>
    </thead>
  );
}

export type HeaderCellProps = Omit<ComponentProps<"th">, "align"> & {
  align?: "start" | "end" | undefined;
  /** The present order; `null` for a column that can be sorted and is not. */
  sort?: SortDirection | null | undefined;
  onSort?: (() => void) | undefined;
};

const headCell =
  "sticky top-0 z-10 h-8 border-line border-b bg-canvas px-2 font-medium text-ink-3 text-xs whitespace-nowrap";

/** A column head; with `onSort` it is a button and carries `aria-sort`. */
export function HeaderCell({ align = "start", sort, onSort, className, children, ...attributes }: HeaderCellProps) {
  return (
    <th
      scope="col"
      aria-sort={onSort ? (sort ?? "none") : undefined}
      {...attributes}
      className={clsx(headCell, align === "end" ? "text-end" : "text-start", className)}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={clsx(
            "-mx-1 inline-flex h-6 items-center gap-1 rounded-control px-1 hover:text-ink",
            sort && "text-ink",
          )}
        >
          {children}
          {sort ? <Icon as={sort === "ascending" ? ArrowUp : ArrowDown} size={14} /> : null}
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export type TableRowProps = ComponentProps<"tr"> & { isSelected?: boolean | undefined };

export function TableRow({ isSelected, className, ...attributes }: TableRowProps) {
  return (
    <tr
      aria-selected={isSelected}
      {...attributes}
      className={clsx("group/row", isSelected ? "bg-selected" : "hover:bg-hover", className)}
    />
  );
}

export type TableCellProps = Omit<ComponentProps<"td">, "align"> & { align?: "start" | "end" | undefined };

export function TableCell({ align = "start", className, ...attributes }: TableCellProps) {
  return (
    <td
      {...attributes}
      className={clsx("h-9 border-line border-b px-2 py-1", align === "end" && "figures text-end", className)}
    />
  );
}
