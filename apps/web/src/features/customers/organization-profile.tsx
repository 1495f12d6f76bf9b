"use client";
import { Button } from "@desk/ui/button";
import { useState } from "react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { usePermission } from "@/lib/me";
import { api } from "@/trpc/client";
import { OrganizationDialog } from "./organization-dialog";
import { Facts, ProfilePage } from "./profile-page";
import { TicketHistory } from "./ticket-history";

export default function OrganizationProfile({ organizationId }: { organizationId: string }) {
  const query = api.organization.get.useQuery({ organizationId });
  const members = api.customer.list.useQuery({ organizationId, limit: 100 });
  const [isEditing, setIsEditing] = useState(false);
  const mayEdit = usePermission("customer.edit");
  return (
    <ProfilePage
      back={{ href: "/organizations", label: "All organizations" }}
      title={query.data?.name ?? "Organization"}
      actions={
        query.data && mayEdit ? (
          <Button variant="primary" onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        ) : null
      }
      aside={
        <Loaded query={query} what="The organization">
          {(loaded) => (
            <div className="flex flex-col gap-6">
              <Facts
                facts={[
                  ["Domains", loaded.domains.join(", ")],
                  ["Tickets", loaded.sharesTickets ? "Shared among its customers" : "Each customer sees their own"],
                  ["Notes", loaded.notes ? <span className="whitespace-pre-wrap">{loaded.notes}</span> : null],
                ]}
              />
              <section aria-labelledby="members">
                <h2 id="members" className="border-line border-b pb-2 font-semibold text-sm">
                  Customers
                </h2>
                <ul>
                  {members.data?.data.map(({ id, name, email }) => (
                    <li key={id} className="border-line border-b py-1.5 text-sm">
                      <Link href={`/customers/${id}`} className="text-link">
                        <bdi>{name}</bdi>
                      </Link>{" "}
                      <span className="text-ink-3 text-xs">{email}</span>
                    </li>
                  ))}
                </ul>
              </section>
            </div>
          )}
        </Loaded>
      }
    >
      <TicketHistory filter={{ organizationId }} />
      {isEditing && query.data ? (
        <OrganizationDialog organization={query.data} onClose={() => setIsEditing(false)} />
      ) : null}
    </ProfilePage>
  );
}
