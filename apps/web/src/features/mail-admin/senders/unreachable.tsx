"use client";
import { Button } from "@desk/ui/button";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Loaded } from "@/lib/loaded";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { Moment } from "../parts/moment";
import { ScrollTable } from "../parts/scroll-table";

/** Addresses that mail does not reach any more, learnt from bounces. */
export function Unreachable() {
  const cache = api.useUtils();
  const list = api.outgoing.unreachable.useQuery();
  const forgive = api.outgoing.forgive.useMutation(
    saving(() => cache.outgoing.invalidate(), "Mail is tried again from now on"),
  );
  return (
    <div className="pt-4">
      <p className="mb-3 max-w-(--w-measure) text-ink-2 text-sm">
        Mail to these addresses came back for good, so nothing more is sent to them. Try again once an address is known
        to work.
      </p>
      <Loaded query={list} what="The list">
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-ink-3 text-sm">Every address is reachable, as far as we know.</p>
          ) : (
            <ScrollTable label="Unreachable addresses">
              <Table caption="Unreachable addresses" className="min-w-120">
                <TableHead>
                  <HeaderCell>Address</HeaderCell>
                  <HeaderCell>What the server said</HeaderCell>
                  <HeaderCell>Since</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
                  </HeaderCell>
                </TableHead>
                <tbody>
                  {data.map(({ address, reason, createdAt }) => (
                    <TableRow key={address}>
                      <TableCell className="font-medium [overflow-wrap:anywhere]">
                        <bdi>{address}</bdi>
                      </TableCell>
                      <TableCell className="text-ink-2 [overflow-wrap:anywhere]">{reason}</TableCell>
                      <TableCell className="text-ink-3">
                        <Moment iso={createdAt} />
                      </TableCell>
                      <TableCell align="end" className="whitespace-nowrap">
                        <Button
                          size="sm"
                          variant="ghost"
                          aria-label={`Try again: ${address}`}
                          onClick={() => forgive.mutate({ address })}
                        >
                          Try again
                        </Button>
                      </TableCell>
                    </TableRow>
                  ))}
                </tbody>
              </Table>
            </ScrollTable>
          )
        }
      </Loaded>
    </div>
  );
}
