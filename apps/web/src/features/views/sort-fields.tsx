"use client";
import type { SortKey } from "@desk/contracts/view";
import { Select } from "@desk/ui/select";
import { OrderList } from "@/lib/order-list";
import { keysIn, sortWords } from "@/lib/view-words";

type Props = { sort: readonly SortKey[]; onChange: (sort: SortKey[]) => void };

const keysMax = 4;

/** Keys of the order, the most important first. */
export function SortFields({ sort, onChange }: Props) {
  const free = keysIn(sortWords).filter((by) => !sort.some((key) => key.by === by));
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">Sort by</legend>
      <OrderList
        label="Sort keys"
        entries={sort.map((key) => ({
          id: key.by,
          label: sortWords[key.by],
          extra: (
            <Select
              size="md"
              aria-label={`Direction of ${sortWords[key.by]}`}
              value={key.order}
              className="max-w-44 max-md:max-w-32"
              onChange={(event) =>
                onChange(
                  sort.map((each) =>
                    each === key ? { ...key, order: event.target.value === "asc" ? "asc" : "desc" } : each,
                  ),
                )
              }
            >
              <option value="desc">As named</option>
              <option value="asc">The other way round</option>
            </Select>
          ),
        }))}
        onOrder={(ids) => onChange(ids.flatMap((id) => sort.find(({ by }) => by === id) ?? []))}
        onRemove={(id) => onChange(sort.filter(({ by }) => by !== id))}
      />
      {free.length > 0 && sort.length < keysMax ? (
        <Select
          size="md"
          aria-label="Add a sort key"
          value=""
          className="mt-1 max-w-60"
          onChange={(event) => {
            const by = free.find((each) => each === event.target.value);
            if (by) onChange([...sort, { by, order: "desc" }]);
          }}
        >
          <option value="">Add a key…</option>
          {free.map((by) => (
            <option key={by} value={by}>
              {sortWords[by]}
            </option>
          ))}
        </Select>
      ) : null}
    </fieldset>
  );
}
