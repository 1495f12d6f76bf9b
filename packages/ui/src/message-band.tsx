import clsx from "clsx";
import { ArrowDownLeft, Lock, type LucideIcon, Reply } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

export type MessageKind = "customer" | "reply" | "note";

const kinds: Record<MessageKind, { band: string; icon: LucideIcon; word: string }> = {
  customer: { band: "bg-canvas border-line", icon: ArrowDownLeft, word: "text-ink-3" },
  reply: { band: "bg-sunken border-line", icon: Reply, word: "text-ink-3" },
  note: {
    band: "bg-note-canvas border-note-line before:absolute before:inset-y-0 before:start-0 before:border-s-3 before:border-note-solid -mt-px border-t",
    icon: Lock,
    word: "font-medium text-note-ink",
  },
};

export type MessageBandProps = Omit<ComponentProps<"article">, "title"> & {
  kind: MessageKind;
  /** "Customer", "Public reply", "Internal note". */
  kindLabel: string;
  avatar: ReactNode;
  name: ReactNode;
  /** After the kind: channel, "sending in 7 s". */
  meta?: ReactNode;
  /** At the end of the head: time, then delivery state or a button. */
  end?: ReactNode;
  /** Padding of a full-width ticket, 24 instead of 16. */
  isWide?: boolean | undefined;
};

/** One message across the pane. A note differs by ground, bar, icon and words. */
export function MessageBand(props: MessageBandProps) {
  const { kind, kindLabel, avatar, name, meta, end, isWide, className, children, ...attributes } = props;
  const { band, icon, word } = kinds[kind];
  return (
    <article
      {...attributes}
      data-kind={kind}
      className={clsx("focus-inset relative border-b py-3", isWide ? "px-6" : "px-4", band, className)}
    >
      <header className="flex min-h-6 items-center gap-2">
        {avatar}
        <h3 className="min-w-0 truncate font-semibold text-sm">
          <bdi>{name}</bdi>
        </h3>
        <span className={clsx("flex shrink-0 items-center gap-1 text-xs", word)}>
          <Icon as={icon} size={14} className={clsx(kind !== "note" && "rtl:-scale-x-100")} />
          {kindLabel}
        </span>
        {meta ? <span className="truncate text-ink-3 text-xs">{meta}</span> : null}
        {end ? (
          <span className="figures ms-auto flex shrink-0 items-center gap-1 text-ink-3 text-xs">{end}</span>
        ) : null}
      </header>
      <div className="ps-8 pt-1">{children}</div>
    </article>
  );
}

export type MessageTextProps = ComponentProps<"div">;

/** The words of a message, at reading size and measure, in their own direction. */
export function MessageText({ className, ...attributes }: MessageTextProps) {
  return (
    <div dir="auto" {...attributes} className={clsx("text-message max-w-(--w-measure) wrap-anywhere", className)} />
  );
}

/** A second version below the original, such as a translation. */
export function MessageAside({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-2 max-w-(--w-measure) border-line-strong border-s-2 ps-2.5">
      <div className="flex items-center gap-2 text-ink-3 text-xs">{head}</div>
      <div dir="auto" className="text-message wrap-anywhere text-ink-2">
        {children}
      </div>
    </div>
  );
}
