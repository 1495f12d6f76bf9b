"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Avatar } from "@desk/ui/avatar";
import { Button } from "@desk/ui/button";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { replace } from "@/lib/navigation";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { CustomerDialog } from "./customer-dialog";
import { Facts, ProfilePage } from "./profile-page";
import { TicketHistory } from "./ticket-history";

const MergeDialog = lazy(() => import("./merge-dialog"));
const MergedCustomers = lazy(() => import("./merged-customers"));

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

export default function CustomerProfile({ customerId }: { customerId: string }) {
  const cache = api.useUtils();
  const query = api.customer.get.useQuery({ customerId });
  const [isEditing, setIsEditing] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [isMerging, setIsMerging] = useState(false);
  const customer = query.data;
  // The address of somebody who was merged leads to the customer he became.
  const leadsTo = customer?.id;
  useEffect(() => {
    if (leadsTo !== undefined && leadsTo !== customerId) replace(`/customers/${leadsTo}`);
  }, [leadsTo, customerId]);
  const remove = api.customer.remove.useMutation({
    ...saving(() => cache.customer.list.invalidate(), "The customer is deleted"),
    onSettled: () => setIsLeaving(false),
  });

  return (
    <ProfilePage
      back={{ href: "/customers", label: "All customers" }}
      title={customer?.name ?? "Customer"}
      actions={
        customer ? (
          <>
            {customer.can.delete ? <Button onClick={() => setIsLeaving(true)}>Delete</Button> : null}
            {customer.can.edit ? <Button onClick={() => setIsMerging(true)}>Merge</Button> : null}
            {customer.can.edit ? (
              <Button variant="primary" onClick={() => setIsEditing(true)}>
                Edit
              </Button>
            ) : null}
          </>
        ) : null
      }
      aside={
        <Loaded query={query} what="The customer">
          {(loaded) => (
            <div className="flex flex-col gap-4">
              <div className="flex items-center gap-3">
                <Avatar id={loaded.id} name={loaded.name} size={32} />
                <p className="min-w-0 truncate font-semibold text-md">
                  <bdi>{loaded.name}</bdi>
                </p>
              </div>
              <Facts
                facts={[
                  ...loaded.addresses.map(({ kind, value, isPrimary }): [string, string] => [
                    `${kind === "email" ? "Email" : "Phone"}${isPrimary ? "" : " (other)"}`,
                    value,
                  ]),
                  [
                    "Organization",
                    loaded.organization ? (
                      <Link className="text-link" href={`/organizations/${loaded.organization.id}`}>
                        {loaded.organization.name}
                      </Link>
                    ) : null,
                  ],
                  ["Language", loaded.locale],
                  ["Time zone", loaded.timeZone],
                  ...Object.entries(loaded.attributes),
                  ["Notes", loaded.notes ? <span className="whitespace-pre-wrap">{loaded.notes}</span> : null],
                  ["Customer since", day.format(new Date(loaded.createdAt))],
                ]}
              />
              <Suspense>
                <MergedCustomers customerId={loaded.id} canEdit={loaded.can.edit} />
              </Suspense>
            </div>
          )}
        </Loaded>
      }
    >
      <TicketHistory filter={{ requesterId: leadsTo ?? customerId }} />
      {isEditing && customer ? <CustomerDialog customer={customer} onClose={() => setIsEditing(false)} /> : null}
      {isMerging && customer ? (
        <Suspense>
          <MergeDialog customer={customer} onClose={() => setIsMerging(false)} />
        </Suspense>
      ) : null}
      {isLeaving && customer ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setIsLeaving(false)}
          title={`Delete ${customer.name}?`}
          description="Addresses, facts and notes are gone. A customer with tickets cannot be deleted."
          actionLabel={`Delete ${customer.name}`}
          cancelLabel="Keep"
          isLoading={remove.isPending}
          onAction={() => remove.mutate({ customerId }, { onSuccess: () => replace("/customers") })}
        />
      ) : null}
    </ProfilePage>
  );
}
