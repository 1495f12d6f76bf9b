import type { ReactNode } from "react";

export type Fact = { name: string; value: ReactNode };

/** Names and values in two columns; under each other where there is no room. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm max-md:grid-cols-1 max-md:gap-y-0">
      {facts
        .filter((fact) => fact !== null)
        .map(({ name, value }) => (
          <div key={name} className="contents max-md:mb-2 max-md:block">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
