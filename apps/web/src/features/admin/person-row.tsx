"use client";
import { Avatar } from "@desk/ui/avatar";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton, type MenuEntry } from "@desk/ui/menu-button";
import { Select } from "@desk/ui/select";
import { TableCell, TableRow } from "@desk/ui/table";
import { Ellipsis } from "lucide-react";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import type { Person } from "./person";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export type PersonRowProps = {
  person: Person;
  roles: Outputs["role"]["list"];
  teams: Outputs["team"]["list"];
  onEditTeams: () => void;
};

export function PersonRow({ person, roles, teams, onEditTeams }: PersonRowProps) {
  const cache = api.useUtils();
  const refresh = () => Promise.all([cache.user.list.invalidate(), cache.directory.invalidate()]);
  const changeRole = api.user.changeRole.useMutation(saving(refresh, `${person.name}'s role is changed`));
  const resend = api.user.resendInvitation.useMutation(
    saving(refresh, `A new invitation is on its way to ${person.email}`),
  );
  const reactivate = api.user.reactivate.useMutation(saving(refresh, `${person.name} can sign in again`));
  const deactivate = api.user.deactivate.useMutation(
    saving(refresh, `${person.name} is signed out everywhere and cannot sign in`),
  );

  const byStatus: Record<Person["status"], MenuEntry> = {
    active: { label: "Deactivate", isDanger: true, onSelect: () => deactivate.mutate({ userId: person.id }) },
    invited: { label: "Send the invitation again", onSelect: () => resend.mutate({ userId: person.id }) },
    deactivated: { label: "Reactivate", onSelect: () => reactivate.mutate({ userId: person.id }) },
  };
  const teamNames = person.memberships.flatMap(({ teamId, access }) => {
    const team = teams.find(({ id }) => id === teamId);
    return team ? [`${team.name} (${access})`] : [];
  });

  return (
    <TableRow>
      <TableCell>
        <div className="flex min-w-0 items-center gap-2">
          <Avatar id={person.id} name={person.name} />
          <div className="min-w-0">
            <p className="truncate font-medium">
              <bdi>{person.name}</bdi>
            </p>
            <p className="truncate text-ink-3 text-xs">{person.email}</p>
          </div>
        </div>
      </TableCell>
      <TableCell className="w-36">
        <Select
          size="md"
          aria-label={`Role of ${person.name}`}
          value={person.role.id}
          disabled={person.status === "deactivated"}
          onChange={(event) => changeRole.mutate({ userId: person.id, roleId: event.target.value })}
        >
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </TableCell>
      <TableCell className="text-ink-2">{teamNames.length > 0 ? teamNames.join(", ") : "No team"}</TableCell>
      <TableCell align="end" className="whitespace-nowrap text-ink-3">
        {person.lastSeenAt ? (
          <time dateTime={person.lastSeenAt}>{day.format(new Date(person.lastSeenAt))}</time>
        ) : (
          "Never"
        )}
      </TableCell>
      <TableCell align="end" className="w-10">
        <MenuButton
          label={`Actions for ${person.name}`}
          align="end"
          items={[{ label: "Change teams…", onSelect: onEditTeams }, { kind: "separator" }, byStatus[person.status]]}
        >
          {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={`Actions for ${person.name}`} />}
        </MenuButton>
      </TableCell>
    </TableRow>
  );
}
