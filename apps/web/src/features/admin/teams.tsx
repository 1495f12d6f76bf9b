"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { AvatarStack } from "@desk/ui/avatar-stack";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Icon } from "@desk/ui/icon";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { TeamDialog } from "./team-dialog";
import { teamIconByName } from "./team-icon";

type Team = Outputs["team"]["list"][number];

export default function Teams() {
  const cache = api.useUtils();
  const teams = api.team.list.useQuery();
  const users = api.user.list.useQuery();
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const [leaving, setLeaving] = useState<Team | null>(null);
  const archive = api.team.archive.useMutation(
    saving(() => Promise.all([cache.team.list.invalidate(), cache.directory.invalidate()]), "The team is archived"),
  );
  const nameOf = (id: string) => users.data?.find((user) => user.id === id)?.name ?? "Somebody";

  return (
    <SettingsPage
      area="Workspace"
      title="Teams"
      lead="A team's tickets are seen by its members, and by roles that see all teams."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setEdited("new")}>
          New team
        </Button>
      }
    >
      <Loaded query={teams} what="Teams">
        {(all) => {
          const open = all.filter(({ isArchived }) => !isArchived);
          if (open.length === 0) {
            return (
              <EmptyState icon={Users} title="There is no team yet">
                Without teams, every agent sees every ticket. Make a team to share out the work.
              </EmptyState>
            );
          }
          return (
            <div className="overflow-x-auto">
              <Table caption="Teams" className="min-w-120">
                <TableHead>
                  <HeaderCell>Team</HeaderCell>
                  <HeaderCell>Members</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
                  </HeaderCell>
                </TableHead>
                <tbody>
                  {open.map((team) => (
                    <TableRow key={team.id}>
                      <TableCell>
                        <div className="flex items-center gap-2">
                          <Icon as={teamIconByName[team.icon] ?? Users} className="text-ink-2" />
                          <div className="min-w-0">
                            <p className="font-medium">{team.name}</p>
                            {team.description ? <p className="text-ink-3 text-xs">{team.description}</p> : null}
                          </div>
                        </div>
                      </TableCell>
                      <TableCell>
                        <div className="flex items-center gap-2">
                          <AvatarStack
                            label="Members"
                            people={team.members
                              .slice(0, 5)
                              .map(({ userId }) => ({ id: userId, name: nameOf(userId) }))}
                          />
                          <span className="figures text-ink-3">{team.members.length}</span>
                        </div>
                      </TableCell>
                      <TableCell align="end" className="whitespace-nowrap">
                        <Button size="sm" onClick={() => setEdited(team)} aria-label={`Edit ${team.name}`}>
                          Edit
                        </Button>{" "}
                        <Button
                          size="sm"
                          variant="ghost"
                          onClick={() => setLeaving(team)}
                          aria-label={`Archive ${team.name}`}
                        >
                          Archive
                        </Button>
                      </TableCell>
                    </TableRow>
                  ))}
                </tbody>
              </Table>
            </div>
          );
        }}
      </Loaded>
      {edited ? (
        <TeamDialog team={edited === "new" ? null : edited} people={users.data ?? []} onClose={() => setEdited(null)} />
      ) : null}
      {leaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          title={`Archive ${leaving.name}?`}
          description="Its tickets keep their history and move out of the team, so that every agent sees them."
          actionLabel={`Archive ${leaving.name}`}
          cancelLabel="Keep"
          isLoading={archive.isPending}
          onAction={() => archive.mutate({ teamId: leaving.id }, { onSettled: () => setLeaving(null) })}
        />
      ) : null}
    </SettingsPage>
  );
}
