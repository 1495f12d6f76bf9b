"use client";
import type { TeamAccess } from "@desk/contracts/words";
import { Field } from "@desk/ui/field";
import { Icon } from "@desk/ui/icon";
import { Input } from "@desk/ui/input";
import { Users } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Inputs, type Outputs } from "@/trpc/client";
import { AccessTable, accessHelp } from "./access-table";
import { type Reopening, ReopeningFields } from "./reopening-fields";
import { teamIconByName } from "./team-icon";

type TeamDialogProps = {
  /** Null makes a new one. */
  team: Outputs["team"]["list"][number] | null;
  people: Outputs["user"]["list"];
  onClose: () => void;
};
type IconName = NonNullable<Inputs["team"]["create"]["icon"]>;

export function TeamDialog({ team, people, onClose }: TeamDialogProps) {
  const cache = api.useUtils();
  const [name, setName] = useState(team?.name ?? "");
  const [description, setDescription] = useState(team?.description ?? "");
  const [icon, setIcon] = useState<IconName>(team?.icon ?? "users");
  const [access, setAccess] = useState<Record<string, TeamAccess>>(
    Object.fromEntries((team?.members ?? []).map(({ userId, access: level }) => [userId, level])),
  );
  const [reopening, setReopening] = useState<Reopening>({
    reopenPolicy: team?.reopenPolicy ?? "always",
    reopenDays: team?.reopenDays ?? 7,
    keepsAssigneeOnReopen: team?.keepsAssigneeOnReopen ?? true,
  });
  const create = api.team.create.useMutation();
  const update = api.team.update.useMutation();
  const setMembers = api.team.setMembers.useMutation();
  const error = create.error ?? update.error ?? setMembers.error;
  const problem = error ? problemOf(error) : null;
  const { onSuccess } = saving(
    () => Promise.all([cache.team.list.invalidate(), cache.user.list.invalidate(), cache.directory.invalidate()]),
    team ? `${name} is saved` : `${name} is ready`,
  );

  async function save() {
    const fields = { name, description, icon, ...reopening };
    const saved = team ? await update.mutateAsync({ teamId: team.id, ...fields }) : await create.mutateAsync(fields);
    const members = Object.entries(access).map(([userId, level]) => ({ userId, access: level }));
    await onSuccess(await setMembers.mutateAsync({ teamId: saved.id, members }));
    onClose();
  }

  return (
    <FormDialog
      title={team ? `Edit ${team.name}` : "New team"}
      action={team ? "Save team" : "Create team"}
      isBusy={create.isPending || update.isPending || setMembers.isPending}
      error={problem && !problem.fields.name ? problem.message : undefined}
      onSubmit={() => save().catch(() => undefined)}
      onClose={onClose}
      size="lg"
    >
      <Field label="Name" isRequired error={problem?.fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="What it looks after" mark="optional">
        <Input value={description} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">Icon</legend>
        <div className="flex flex-wrap gap-1">
          {Object.entries(teamIconByName).map(([key, glyph]) => (
            <label
              key={key}
              className="grid size-8 cursor-pointer place-items-center rounded-control border border-line-strong has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="icon"
                className="sr-only"
                aria-label={key}
                checked={icon === key}
                onChange={() => setIcon(key as IconName)}
              />
              <Icon as={glyph ?? Users} />
            </label>
          ))}
        </div>
      </fieldset>
      <ReopeningFields value={reopening} onChange={setReopening} />
      <AccessTable
        legend="Members"
        help={accessHelp}
        rows={people.filter(({ status }) => status !== "deactivated")}
        value={access}
        onChange={setAccess}
      />
    </FormDialog>
  );
}
