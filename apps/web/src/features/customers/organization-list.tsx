"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Building2, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import { ListPage } from "./list-page";
import { OrganizationDialog } from "./organization-dialog";
import { useSearchText } from "./use-search-text";

export default function OrganizationList() {
  const { typed, asked, setTyped } = useSearchText();
  const [isCreating, setIsCreating] = useState(false);
  const list = api.organization.list.useInfiniteQuery(
    { limit: 50, ...(asked ? { q: asked } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const first = { data: list.data?.pages, error: list.error, isFetching: list.isFetching, refetch: list.refetch };
  return (
    <ListPage
      title="Organizations"
      other={{ href: "/customers", label: "Customers" }}
      searchLabel="Search organizations"
      q={typed}
      onSearch={setTyped}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setIsCreating(true)}>
          New organization
        </Button>
      }
      more={{ has: list.hasNextPage, isLoading: list.isFetchingNextPage, load: () => list.fetchNextPage() }}
    >
      <Loaded query={first} what="Organizations">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Building2} title={asked ? "No organization matches" : "There is no organization yet"}>
                Organizations join the customers of one company, such as a restaurant or a fleet.
              </EmptyState>
            );
          }
          return (
            <Table caption="Organizations">
              <TableHead>
                <HeaderCell>Name</HeaderCell>
                <HeaderCell className="max-md:hidden">Domains</HeaderCell>
                <HeaderCell align="end">Customers</HeaderCell>
              </TableHead>
              <tbody>
                {rows.map((organization) => (
                  <TableRow key={organization.id}>
                    <TableCell>
                      <Link href={`/organizations/${organization.id}`} className="font-medium hover:underline">
                        <bdi>{organization.name}</bdi>
                      </Link>
                    </TableCell>
                    <TableCell className="text-ink-2 max-md:hidden">{organization.domains.join(", ")}</TableCell>
                    <TableCell align="end">{organization.customersCount}</TableCell>
                  </TableRow>
                ))}
              </tbody>
            </Table>
          );
        }}
      </Loaded>
      {isCreating ? (
        <OrganizationDialog
          organization={null}
          onClose={() => setIsCreating(false)}
          onSaved={(id) => push(`/organizations/${id}`)}
        />
      ) : null}
    </ListPage>
  );
}
