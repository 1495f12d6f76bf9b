"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { RoleDialog } from "./role-dialog";

type Role = Outputs["role"]["list"][number];

export default function Roles() {
  const cache = api.useUtils();
  const roles = api.role.list.useQuery();
  const [edited, setEdited] = useState<Role | "new" | null>(null);
  const [leaving, setLeaving] = useState<Role | null>(null);
  const remove = api.role.remove.useMutation(saving(() => cache.role.list.invalidate(), "The role is deleted"));
  return (
    <SettingsPage
      area="Workspace"
      title="Roles"
      lead="A role says what somebody may do; team access says on which tickets. Both must agree."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setEdited("new")}>
          New role
        </Button>
      }
    >
      <Loaded query={roles} what="Roles">
        {(all) => (
          <div className="overflow-x-auto">
            <Table caption="Roles" className="min-w-120">
              <TableHead>
                <HeaderCell>Role</HeaderCell>
                <HeaderCell align="end">Rights</HeaderCell>
                <HeaderCell align="end">People</HeaderCell>
                <HeaderCell>
                  <span className="sr-only">Actions</span>
                </HeaderCell>
              </TableHead>
              <tbody>
                {all.map((role) => (
                  <TableRow key={role.id}>
                    <TableCell>
                      <span className="me-2 font-medium">{role.name}</span>
                      {role.key ? <Badge>Built in</Badge> : null}
                      {role.seesAllTeams ? <span className="ms-2 text-ink-3 text-xs">Sees all teams</span> : null}
                    </TableCell>
                    <TableCell align="end">{role.permissions.length}</TableCell>
                    <TableCell align="end">{role.usersCount}</TableCell>
                    <TableCell align="end" className="whitespace-nowrap">
                      <Button
                        size="sm"
                        onClick={() => setEdited(role)}
                        aria-label={`${role.key ? "View" : "Edit"} ${role.name}`}
                      >
                        {role.key ? "View" : "Edit"}
                      </Button>{" "}
                      {role.key ? null : (
                        <Button
                          size="sm"
                          variant="ghost"
                          onClick={() => setLeaving(role)}
                          aria-label={`Delete ${role.name}`}
                        >
                          Delete
                        </Button>
                      )}
                    </TableCell>
                  </TableRow>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </Loaded>
      {edited ? <RoleDialog role={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
      {leaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          title={`Delete ${leaving.name}?`}
          description={
            leaving.usersCount > 0
              ? "People still have this role. Give them another one first."
              : "Nobody has this role."
          }
          actionLabel={`Delete ${leaving.name}`}
          cancelLabel="Keep"
          isLoading={remove.isPending}
          onAction={() => remove.mutate({ roleId: leaving.id }, { onSettled: () => setLeaving(null) })}
        />
      ) : null}
    </SettingsPage>
  );
}
