"use client";
import { Button } from "@desk/ui/button";
import { api } from "@/trpc/client";
import { useUnmerge } from "./use-unmerge";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** Who was merged into this customer, each of which can be taken back. */
export default function MergedCustomers({ customerId, canEdit }: { customerId: string; canEdit: boolean }) {
  const { data } = api.customer.merges.useQuery({ customerId, limit: 20 });
  const unmerge = useUnmerge();
  if (!data || data.data.length === 0) return null;
  return (
    <section aria-label="Merged customers" className="flex flex-col gap-1 text-sm">
      <h2 className="font-semibold text-ink-2 text-xs">Merged into this customer</h2>
      <ul>
        {data.data.map(({ mergeId, name, at, by }) => (
          <li key={mergeId} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1">
              <bdi className="block truncate">{name}</bdi>
              <span className="text-ink-3 text-xs">
                {day.format(new Date(at))}
                {by ? `, by ${by}` : ""}
              </span>
            </span>
            {canEdit ? (
              <Button
                size="sm"
                aria-label={`Undo the merge of ${name}`}
                isLoading={unmerge.isPending && unmerge.variables.mergeId === mergeId}
                onClick={() => unmerge.mutate({ mergeId })}
              >
                Undo
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
