"use client";
import type { Permission } from "@desk/contracts/words";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { permissionGroups } from "./permission-words";

/** Null makes a new role. The built-in four can be read, not changed. */
export function RoleDialog({ role, onClose }: { role: Outputs["role"]["list"][number] | null; onClose: () => void }) {
  const cache = api.useUtils();
  const [name, setName] = useState(role?.name ?? "");
  const [rights, setRights] = useState<ReadonlySet<Permission>>(new Set(role?.permissions ?? ["ticket.read"]));
  const [seesAllTeams, setSeesAllTeams] = useState(role?.seesAllTeams ?? false);
  const { onSuccess } = saving(() => cache.role.list.invalidate(), `${name} is saved`);
  const done = {
    onSuccess: async (result: unknown) => {
      await onSuccess(result);
      onClose();
    },
  };
  const create = api.role.create.useMutation(done);
  const update = api.role.update.useMutation(done);
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  const isFixed = role?.key != null;

  function save() {
    if (isFixed) return onClose();
    const fields = { name, permissions: [...rights], seesAllTeams };
    if (role) update.mutate({ roleId: role.id, ...fields });
    else create.mutate(fields);
  }
  function toggle(right: Permission, isOn: boolean) {
    const next = new Set(rights);
    if (isOn) next.add(right);
    else next.delete(right);
    setRights(next);
  }

  return (
    <FormDialog
      title={role?.name ?? "New role"}
      description={isFixed ? "Built-in roles stay as they are. Make a role of your own to choose rights." : undefined}
      action={isFixed ? "Done" : "Save role"}
      isBusy={create.isPending || update.isPending}
      error={problem && !problem.fields.name ? problem.message : undefined}
      onSubmit={save}
      onClose={onClose}
      size="lg"
    >
      <Field label="Name" isRequired error={problem?.fields.name}>
        <Input value={name} readOnly={isFixed} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Checkbox checked={seesAllTeams} disabled={isFixed} onChange={(event) => setSeesAllTeams(event.target.checked)}>
        Sees all teams' tickets, with full access
      </Checkbox>
      {permissionGroups.map(({ heading, rights: listed }) => (
        <fieldset key={heading}>
          <legend className="mb-1 font-medium text-sm">{heading}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {listed.map(([right, label]) => (
              <Checkbox
                key={right}
                checked={rights.has(right)}
                disabled={isFixed}
                onChange={(event) => toggle(right, event.target.checked)}
              >
                {label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      ))}
    </FormDialog>
  );
}
