import clsx from "clsx";
import { Drawing } from "./drawing";

export type LogoMarkProps = {
  label?: string | undefined;
  /** A size class. */
  size?: string | undefined;
  className?: string | undefined;
};

/** The product's mark: an H cut out of a hexagon. */
export function LogoMark({ label, size = "size-4.5", className }: LogoMarkProps) {
  return (
    <Drawing label={label} size={size} className={clsx("text-accent", className)}>
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M8 0l6.93 4v8L8 16l-6.93-4V4zM4.2 4.35v7.3h1.75V8.9h4.1v2.75h1.75v-7.3h-1.75v2.8h-4.1v-2.8z"
      />
    </Drawing>
  );
}
