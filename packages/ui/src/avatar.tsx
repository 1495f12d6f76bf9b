import clsx from "clsx";
import { UserRound } from "lucide-react";
import { tintOf } from "./avatar-tint";
import { Icon } from "./icon";
import { initialsOf } from "./initials";

export type Presence = "viewing" | "replying" | "elsewhere";
export type AvatarSize = 20 | 24 | 32;

const sizes: Record<AvatarSize, string> = {
  20: "size-5 text-[0.5625rem]",
  24: "size-6 text-[0.625rem]",
  32: "size-8 text-xs",
};

const tints = [
  "bg-(--avatar-0) text-(--on-avatar-0)",
  "bg-(--avatar-1) text-(--on-avatar-1)",
  "bg-(--avatar-2) text-(--on-avatar-2)",
  "bg-(--avatar-3) text-(--on-avatar-3)",
  "bg-(--avatar-4) text-(--on-avatar-4)",
  "bg-(--avatar-5) text-(--on-avatar-5)",
];

const frame =
  "relative inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none";

export type AvatarProps = {
  /** The person's id picks the tint. */
  id: string;
  name: string;
  size?: AvatarSize | undefined;
  presence?: Presence | undefined;
  /** A dot for an agent who takes tickets now. Say it in words beside it too. */
  isAvailable?: boolean | undefined;
  /** Accessible name where the name is not written beside it. */
  label?: string | undefined;
  className?: string | undefined;
};

export function Avatar({ id, name, size = 24, presence, isAvailable, label, className }: AvatarProps) {
  const a11y = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  const ground =
    presence === "elsewhere" ? "border border-dashed border-ink-3 text-ink-3" : (tints[tintOf(id)] ?? tints[0]);
  return (
    <span
      {...a11y}
      title={label}
      className={clsx(
        frame,
        sizes[size],
        ground,
        presence === "replying" && "outline-2 outline-accent outline-offset-1",
        className,
      )}
    >
      <span aria-hidden>{initialsOf(name)}</span>
      {isAvailable ? (
        <span className="absolute -end-px bottom-0 size-1.5 rounded-full border-3 border-success-ink outline-1 outline-canvas" />
      ) : null}
    </span>
  );
}

export type NobodyAvatarProps = {
  size?: AvatarSize | undefined;
  label?: string | undefined;
  className?: string | undefined;
};

/** The place of an assignee that is still empty. */
export function NobodyAvatar({ size = 20, label, className }: NobodyAvatarProps) {
  const a11y = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <span
      {...a11y}
      title={label}
      className={clsx(frame, sizes[size], "border border-line-control text-ink-3", className)}
    >
      <Icon as={UserRound} size={size === 32 ? 16 : 12} />
    </span>
  );
}
