"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableHead } from "@desk/ui/table";
import { Tabs } from "@desk/ui/tabs";
import { UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { InviteDialog } from "./invite-dialog";
import { MembershipsDialog } from "./memberships-dialog";
import type { Person } from "./person";
import { PersonRow } from "./person-row";

const tabs = [
  { id: "active", label: "Active" },
  { id: "invited", label: "Invited" },
  { id: "deactivated", label: "Deactivated" },
] as const;

export default function People() {
  const users = api.user.list.useQuery();
  const roles = api.role.list.useQuery();
  const teams = api.team.list.useQuery();
  const [tab, setTab] = useState<string>("active");
  const [isInviting, setIsInviting] = useState(false);
  const [edited, setEdited] = useState<Person | null>(null);
  const openTeams = teams.data?.filter(({ isArchived }) => !isArchived) ?? [];

  return (
    <SettingsPage
      area="Workspace"
      title="People"
      lead="Who works here, what their role allows, and which teams' tickets they see."
      actions={
        <Button variant="primary" icon={UserPlus} onClick={() => setIsInviting(true)}>
          Invite
        </Button>
      }
    >
      <Loaded query={users} what="People">
        {(people) => {
          const shown = people.filter(({ status }) => status === tab);
          return (
            <Tabs
              label="People by state"
              selected={tab}
              onSelect={setTab}
              items={tabs.map((item) => ({ ...item, count: people.filter(({ status }) => status === item.id).length }))}
            >
              {shown.length === 0 ? (
                <EmptyState icon={Users} title={`Nobody is ${tab}`}>
                  {tab === "invited"
                    ? "Everyone who was invited has joined."
                    : "People appear here with their role and teams."}
                </EmptyState>
              ) : (
                <div className="overflow-x-auto">
                  <Table caption={`People who are ${tab}`} className="min-w-150">
                    <TableHead>
                      <HeaderCell>Name</HeaderCell>
                      <HeaderCell>Role</HeaderCell>
                      <HeaderCell>Teams</HeaderCell>
                      <HeaderCell align="end">Last seen</HeaderCell>
                      <HeaderCell>
                        <span className="sr-only">Actions</span>
                      </HeaderCell>
                    </TableHead>
                    <tbody>
                      {shown.map((person) => (
                        <PersonRow
                          key={person.id}
                          person={person}
                          roles={roles.data ?? []}
                          teams={openTeams}
                          onEditTeams={() => setEdited(person)}
                        />
                      ))}
                    </tbody>
                  </Table>
                </div>
              )}
            </Tabs>
          );
        }}
      </Loaded>
      {isInviting ? (
        <InviteDialog roles={roles.data ?? []} teams={openTeams} onClose={() => setIsInviting(false)} />
      ) : null}
      {edited ? <MembershipsDialog person={edited} teams={openTeams} onClose={() => setEdited(null)} /> : null}
    </SettingsPage>
  );
}
