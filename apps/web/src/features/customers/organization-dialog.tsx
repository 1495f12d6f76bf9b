"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Textarea } from "@desk/ui/textarea";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { linesOf } from "./facts";

type OrganizationDialogProps = {
  /** Null makes a new one. */
  organization: Outputs["organization"]["get"] | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
};

export function OrganizationDialog({ organization, onClose, onSaved }: OrganizationDialogProps) {
  const cache = api.useUtils();
  const [name, setName] = useState(organization?.name ?? "");
  const [domains, setDomains] = useState((organization?.domains ?? []).join("\n"));
  const [notes, setNotes] = useState(organization?.notes ?? "");
  const [sharesTickets, setSharesTickets] = useState(organization?.sharesTickets ?? false);
  const { onSuccess } = saving(
    () => Promise.all([cache.organization.invalidate(), cache.customer.invalidate()]),
    `${name} is saved`,
  );
  const done = {
    onSuccess: async (saved: { id: string }) => {
      await onSuccess(saved);
      onClose();
      onSaved?.(saved.id);
    },
  };
  const create = api.organization.create.useMutation(done);
  const update = api.organization.update.useMutation(done);
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  const domainError = Object.entries(problem?.fields ?? {}).find(([path]) => path.startsWith("domains"))?.[1];

  function save() {
    const fields = { name, domains: linesOf(domains), notes, sharesTickets };
    if (organization) update.mutate({ organizationId: organization.id, ...fields });
    else create.mutate(fields);
  }

  return (
    <FormDialog
      title={organization ? `Edit ${organization.name}` : "New organization"}
      action={organization ? "Save organization" : "Create organization"}
      isBusy={create.isPending || update.isPending}
      error={problem && Object.keys(problem.fields).length === 0 ? problem.message : undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Name" isRequired error={problem?.fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label="Domains"
        mark="optional"
        help="One per line. New customers with such an address belong here."
        error={domainError}
      >
        <Textarea rows={2} value={domains} onChange={(event) => setDomains(event.target.value)} />
      </Field>
      <Field label="Notes for the team" mark="optional" error={problem?.fields.notes}>
        <Textarea rows={3} value={notes} onChange={(event) => setNotes(event.target.value)} />
      </Field>
      <Checkbox checked={sharesTickets} onChange={(event) => setSharesTickets(event.target.checked)}>
        Its customers may see each other's tickets
      </Checkbox>
    </FormDialog>
  );
}
