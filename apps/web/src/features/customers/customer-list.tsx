"use client";
import { Avatar } from "@desk/ui/avatar";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { SearchX, UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import { CustomerDialog } from "./customer-dialog";
import { ListPage } from "./list-page";
import { useSearchText } from "./use-search-text";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export default function CustomerList() {
  const { typed, asked, setTyped } = useSearchText();
  const [isCreating, setIsCreating] = useState(false);
  const list = api.customer.list.useInfiniteQuery(
    { limit: 50, ...(asked ? { q: asked } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const first = { data: list.data?.pages, error: list.error, isFetching: list.isFetching, refetch: list.refetch };
  return (
    <ListPage
      title="Customers"
      other={{ href: "/organizations", label: "Organizations" }}
      searchLabel="Search by name or address"
      q={typed}
      onSearch={setTyped}
      actions={
        <Button variant="primary" icon={UserPlus} onClick={() => setIsCreating(true)}>
          New customer
        </Button>
      }
      more={{ has: list.hasNextPage, isLoading: list.isFetchingNextPage, load: () => list.fetchNextPage() }}
    >
      <Loaded query={first} what="Customers">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0) {
            return asked ? (
              <EmptyState
                icon={SearchX}
                title="Nobody matches"
                actions={<Button onClick={() => setTyped("")}>Clear search</Button>}
              >
                No customer's name or address contains “{asked}”.
              </EmptyState>
            ) : (
              <EmptyState icon={Users} title="There is no customer yet">
                Whoever writes to you becomes a customer. You can also add one.
              </EmptyState>
            );
          }
          return (
            <Table caption="Customers">
              <TableHead>
                <HeaderCell>Name</HeaderCell>
                <HeaderCell className="max-md:hidden">Email</HeaderCell>
                <HeaderCell className="max-md:hidden">Organization</HeaderCell>
                <HeaderCell align="end" className="max-md:hidden">
                  Since
                </HeaderCell>
              </TableHead>
              <tbody>
                {rows.map((customer) => (
                  <TableRow key={customer.id}>
                    <TableCell>
                      <Link
                        href={`/customers/${customer.id}`}
                        className="flex min-w-0 items-center gap-2 font-medium hover:underline"
                      >
                        <Avatar id={customer.id} name={customer.name} />
                        <span className="min-w-0">
                          <bdi className="block truncate">{customer.name}</bdi>
                          <span className="block truncate font-normal text-ink-3 text-xs md:hidden">
                            {customer.email}
                          </span>
                        </span>
                      </Link>
                    </TableCell>
                    <TableCell className="text-ink-2 [overflow-wrap:anywhere] max-md:hidden">
                      {customer.email ?? "No address"}
                    </TableCell>
                    <TableCell className="text-ink-2 max-md:hidden">{customer.organizationName}</TableCell>
                    <TableCell align="end" className="whitespace-nowrap text-ink-3 max-md:hidden">
                      <time dateTime={customer.createdAt}>{day.format(new Date(customer.createdAt))}</time>
                    </TableCell>
                  </TableRow>
                ))}
              </tbody>
            </Table>
          );
        }}
      </Loaded>
      {isCreating ? (
        <CustomerDialog
          customer={null}
          onClose={() => setIsCreating(false)}
          onSaved={(id) => push(`/customers/${id}`)}
        />
      ) : null}
    </ListPage>
  );
}
