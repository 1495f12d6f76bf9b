import clsx from "clsx";
import { Avatar, type AvatarSize, type Presence } from "./avatar";

export type AvatarStackProps = {
  people: readonly { id: string; name: string; presence?: Presence | undefined }[];
  /** A sentence for screen readers, such as "Ana is replying, Tomasz is viewing". */
  label: string;
  size?: AvatarSize | undefined;
  shownMax?: number | undefined;
  className?: string | undefined;
};

/** Several people in one line; the rest as "+2". */
export function AvatarStack({ people, label, size = 20, shownMax = 3, className }: AvatarStackProps) {
  const hidden = people.length - shownMax;
  return (
    <span role="img" aria-label={label} title={label} className={clsx("inline-flex items-center gap-1", className)}>
      {people.slice(0, shownMax).map((person) => (
        <Avatar key={person.id} size={size} {...person} />
      ))}
      {hidden > 0 ? <bdi className="figures text-ink-3 text-xs">+{hidden}</bdi> : null}
    </span>
  );
}
