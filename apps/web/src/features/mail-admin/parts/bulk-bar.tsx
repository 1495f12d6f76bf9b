import { Button } from "@desk/ui/button";
import type { ReactNode } from "react";

/** What can be done with the chosen rows; stands above the table while there are any. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section
      aria-label="Chosen mails"
      className="sticky top-0 z-20 mb-2 flex min-h-11 flex-wrap items-center gap-2 border-line border-y bg-sunken px-2 py-1.5"
    >
      <span role="status" className="figures me-2 font-medium text-sm">
        {count} selected
      </span>
      {children}
      <Button variant="ghost" size="sm" className="ms-auto" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
