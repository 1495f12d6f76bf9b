import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** The look of an attachment: 40 high, for a link or a plain box. */
export const fileTileClass =
  "inline-flex h-10 min-w-0 max-w-full items-center gap-2.5 rounded-control border border-line-strong bg-canvas p-0.75 pe-2.5";

export type FileTileContentProps = {
  icon: LucideIcon;
  /** Picture instead of the icon. */
  thumbnail?: ReactNode;
  name: string;
  /** Size and scan state, or progress. */
  detail: ReactNode;
  end?: ReactNode;
};

/** Thumbnail, name and detail: the inside of an element with `fileTileClass`. */
export function FileTileContent({ icon, thumbnail, name, detail, end }: FileTileContentProps) {
  return (
    <>
      <span className={clsx("flex size-8 shrink-0 items-center justify-center overflow-hidden rounded-badge bg-fill")}>
        {thumbnail ?? <Icon as={icon} className="text-ink-2" />}
      </span>
      <span className="flex min-w-0 flex-col text-xs">
        <bdi className="truncate font-medium text-ink">{name}</bdi>
        <bdi className="truncate text-ink-3">{detail}</bdi>
      </span>
      {end}
    </>
  );
}
