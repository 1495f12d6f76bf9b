import { type ReactNode, useId } from "react";

/** A part of a long form or page, with its own heading. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-t pt-4 first:border-t-0 first:pt-0">
      <h2 id={id} className="font-semibold text-sm">
        {title}
      </h2>
      {lead ? <p className="mt-0.5 max-w-(--w-measure) text-ink-2 text-sm">{lead}</p> : null}
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </section>
  );
}
