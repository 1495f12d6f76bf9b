"use client";
import type { TeamAccess } from "@desk/contracts/words";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { AccessTable, accessHelp } from "./access-table";

type InviteDialogProps = { roles: Outputs["role"]["list"]; teams: Outputs["team"]["list"]; onClose: () => void };

export function InviteDialog({ roles, teams, onClose }: InviteDialogProps) {
  const cache = api.useUtils();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [roleId, setRoleId] = useState(roles.find(({ key }) => key === "agent")?.id ?? "");
  const [access, setAccess] = useState<Record<string, TeamAccess>>({});
  const { onSuccess } = saving(() => cache.user.list.invalidate(), `An invitation is on its way to ${email}`);
  const invite = api.user.invite.useMutation({
    onSuccess: async (result) => {
      await onSuccess(result);
      onClose();
    },
  });
  const problem = invite.error ? problemOf(invite.error) : null;
  const memberships = Object.entries(access).map(([teamId, level]) => ({ teamId, access: level }));

  return (
    <FormDialog
      title="Invite a colleague"
      description="They get a link by mail. It works once, for seven days."
      action="Send invitation"
      isBusy={invite.isPending}
      error={problem && !problem.fields.email && !problem.fields.name ? problem.message : undefined}
      onSubmit={() => invite.mutate({ email, name, roleId, memberships })}
      onClose={onClose}
      size="lg"
    >
      <Field label="Email" isRequired error={problem?.fields.email}>
        <Input type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label="Name" isRequired error={problem?.fields.name}>
        <Input autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Role" isRequired>
        <Select value={roleId} onChange={(event) => setRoleId(event.target.value)}>
          {roles.map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
        </Select>
      </Field>
      <AccessTable legend="Teams" help={accessHelp} rows={teams} value={access} onChange={setAccess} />
    </FormDialog>
  );
}
