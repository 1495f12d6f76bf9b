import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { type RowState, rowClass } from "./row-class";

export { type RowState, rowClass };

export type ListRowProps = Omit<ComponentProps<"div">, "title"> &
  RowState & {
    /** Status icon; the checkbox takes its place while rows are selected. */
    lead: ReactNode;
    title: ReactNode;
    isUnread?: boolean | undefined;
    /** After the title: priority, draft pencil, paper clip. */
    marks?: ReactNode;
    /** At the end of line 1: clock, or the reason a row is leaving. */
    end?: ReactNode;
    customer: ReactNode;
    preview?: ReactNode;
    age?: ReactNode;
    /** Without customer and preview, for the compact list. */
    isOneLine?: boolean | undefined;
  };

/** The two-line row of the narrow list: a grid row with two cells. Give it the key, focus and aria-row attributes. */
export function ListRow(props: ListRowProps) {
  const { lead, title, isUnread, marks, end, customer, preview, age, isOneLine, ...rest } = props;
  const { isCurrent, isSelected, isLeaving, className, ...attributes } = rest;
  const weight = isUnread && !isLeaving ? "font-semibold" : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: Rows are virtual and absolutely placed, which table rows cannot be.
    // biome-ignore lint/a11y/useFocusableInteractive: The grid gives exactly one row a tab stop.
    <div
      role="row"
      aria-selected={Boolean(isSelected)}
      {...attributes}
      className={clsx(rowClass({ isCurrent, isSelected, isLeaving }), "ps-3", className)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: As above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: The row is what takes focus. */}
      <div role="gridcell" className="flex w-4 shrink-0 items-center justify-center">
        {lead}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: As above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: The row is what takes focus. */}
      <div
        role="gridcell"
        className={clsx(
          "ms-2.5 flex min-w-0 flex-1 flex-col justify-center border-b pe-3",
          !isOneLine && "pt-(--row-lift)",
          isCurrent || isSelected ? "border-transparent" : "border-line",
        )}
      >
        <div className="flex h-(--row-line-1) min-w-0 items-center gap-1.5">
          <span className={clsx("min-w-0 truncate text-sm leading-(--row-line-1)", weight)}>{title}</span>
          {marks}
          <span className={clsx("figures ms-auto shrink-0 ps-1 text-xs", isLeaving && "text-ink-3")}>{end}</span>
          {isOneLine ? <bdi className="figures shrink-0 ps-1 text-ink-3 text-xs">{age}</bdi> : null}
        </div>
        {isOneLine ? null : (
          <div className="flex h-(--row-line-2) min-w-0 items-center text-ink-3 text-xs leading-(--row-line-2)">
            <span className="min-w-0 flex-1 truncate">
              <bdi className={clsx(!isLeaving && "text-ink-2")}>{customer}</bdi>
              {preview ? (
                <>
                  <span className="mx-1">·</span>
                  <bdi>{preview}</bdi>
                </>
              ) : null}
            </span>
            <bdi className="figures ms-3 shrink-0">{age}</bdi>
          </div>
        )}
      </div>
    </div>
  );
}
