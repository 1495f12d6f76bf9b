"use client";
import { Button } from "@desk/ui/button";
import { HeaderCell, Table, TableHead } from "@desk/ui/table";
import { RotateCw } from "lucide-react";
import { saving } from "@/lib/saving";
import { countOf } from "@/lib/words";
import { api, type Outputs } from "@/trpc/client";
import { BulkBar } from "../parts/bulk-bar";
import { moveBetweenRows } from "../parts/row-keys";
import { ScrollTable } from "../parts/scroll-table";
import { useChosen } from "../parts/use-chosen";
import { DeliveryRow } from "./delivery-row";

type Row = Outputs["outgoing"]["deliveries"]["data"][number];
const idsMax = 100;

export function DeliveryTable({ rows }: { rows: readonly Row[] }) {
  const changeable = rows.filter(({ can }) => can.retry || can.cancel);
  const chosen = useChosen(changeable.map(({ id }) => id));
  const { retry, cancel } = useDeliveryMutations(chosen.clear);
  const of = (right: "retry" | "cancel") =>
    changeable
      .filter(({ id, can }) => chosen.has(id) && can[right])
      .map(({ id }) => id)
      .slice(0, idsMax);
  const retried = of("retry");
  const cancelled = of("cancel");
  return (
    <>
      <BulkBar count={chosen.chosen.length} onClear={chosen.clear}>
        {retried.length > 0 ? (
          <Button
            size="sm"
            icon={RotateCw}
            isLoading={retry.isPending}
            onClick={() => retry.mutate({ deliveryIds: retried })}
          >
            Retry {retried.length}
          </Button>
        ) : null}
        {cancelled.length > 0 ? (
          <Button size="sm" isLoading={cancel.isPending} onClick={() => cancel.mutate({ deliveryIds: cancelled })}>
            Cancel {cancelled.length}
          </Button>
        ) : null}
      </BulkBar>
      <ScrollTable label="Outgoing mail">
        <Table caption="Outgoing mail" className="min-[60rem]:min-w-160" onKeyDown={moveBetweenRows}>
          <TableHead>
            <HeaderCell className="w-10">
              <span className="sr-only">Selection</span>
            </HeaderCell>
            <HeaderCell>To</HeaderCell>
            <HeaderCell className="max-[60rem]:hidden">Mail</HeaderCell>
            <HeaderCell className="max-[60rem]:hidden">State</HeaderCell>
            <HeaderCell className="max-[60rem]:hidden">When</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <DeliveryRow
                key={row.id}
                row={row}
                isChosen={chosen.has(row.id)}
                onToggle={() => chosen.toggle(row.id)}
                onRetry={() => retry.mutate({ deliveryIds: [row.id] })}
                onCancel={() => cancel.mutate({ deliveryIds: [row.id] })}
              />
            ))}
          </tbody>
        </Table>
      </ScrollTable>
    </>
  );
}

function useDeliveryMutations(onDone: () => void) {
  const cache = api.useUtils();
  function refresh() {
    onDone();
    return Promise.all([cache.outgoing.invalidate(), cache.mailHealth.invalidate(), cache.ticket.invalidate()]);
  }
  const words =
    (done: string) =>
    ({ changed }: { changed: number }) =>
      changed === 0 ? "Its state had changed meanwhile" : `${countOf(changed, "mail")} ${done}`;
  return {
    retry: api.outgoing.retry.useMutation(saving(refresh, words("on the way again"))),
    cancel: api.outgoing.cancel.useMutation(saving(refresh, words("will not be sent"))),
  };
}
