"use client";
import type { TeamAccess } from "@desk/contracts/words";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { AccessTable, accessHelp } from "./access-table";
import type { Person } from "./person";

type MembershipsDialogProps = { person: Person; teams: Outputs["team"]["list"]; onClose: () => void };

export function MembershipsDialog({ person, teams, onClose }: MembershipsDialogProps) {
  const cache = api.useUtils();
  const [access, setAccess] = useState<Record<string, TeamAccess>>(
    Object.fromEntries(person.memberships.map(({ teamId, access: level }) => [teamId, level])),
  );
  const { onSuccess } = saving(
    () => Promise.all([cache.user.list.invalidate(), cache.team.list.invalidate(), cache.directory.invalidate()]),
    `${person.name}'s teams are changed`,
  );
  const change = api.user.setMemberships.useMutation({
    onSuccess: async (result) => {
      await onSuccess(result);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Teams of ${person.name}`}
      description="Tickets assigned to them in a team they leave stay in the team, without an assignee."
      action="Save teams"
      isBusy={change.isPending}
      error={change.error ? problemOf(change.error).message : undefined}
      onSubmit={() =>
        change.mutate({
          userId: person.id,
          memberships: Object.entries(access).map(([teamId, level]) => ({ teamId, access: level })),
        })
      }
      onClose={onClose}
    >
      <AccessTable legend="Access" help={accessHelp} rows={teams} value={access} onChange={setAccess} />
    </FormDialog>
  );
}
