"use client";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { Textarea } from "@desk/ui/textarea";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { factsOfText, factsToText, linesOf } from "./facts";

type Customer = Outputs["customer"]["get"];
type CustomerDialogProps = {
  /** Null makes a new one. */
  customer: Customer | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
};

const addressesOf = (customer: Customer | null, kind: "email" | "phone"): string =>
  (customer?.addresses ?? [])
    .filter((address) => address.kind === kind)
    .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
    .map(({ value }) => value)
    .join("\n");

export function CustomerDialog({ customer, onClose, onSaved }: CustomerDialogProps) {
  const cache = api.useUtils();
  const organizations = api.organization.list.useQuery({ limit: 100 });
  const [values, setValues] = useState({
    name: customer?.name ?? "",
    emails: addressesOf(customer, "email"),
    phones: addressesOf(customer, "phone"),
    organizationId: customer?.organization?.id ?? "",
    locale: customer?.locale ?? "",
    timeZone: customer?.timeZone ?? "",
    attributes: factsToText(customer?.attributes ?? {}),
    notes: customer?.notes ?? "",
  });
  const set = (key: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [key]: event.target.value });
  const { onSuccess } = saving(() => cache.customer.invalidate(), `${values.name} is saved`);
  const done = {
    onSuccess: async (saved: { id: string }) => {
      await onSuccess(saved);
      onClose();
      onSaved?.(saved.id);
    },
  };
  const create = api.customer.create.useMutation(done);
  const update = api.customer.update.useMutation(done);
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  /** The message of a field or of one of its lines. */
  const errorOf = (key: string) =>
    Object.entries(problem?.fields ?? {}).find(([path]) => path === key || path.startsWith(`${key}.`))?.[1];

  function save() {
    const fields = {
      name: values.name,
      emails: linesOf(values.emails),
      phones: linesOf(values.phones),
      organizationId: values.organizationId || null,
      locale: values.locale.trim() || null,
      timeZone: values.timeZone.trim() || null,
      attributes: factsOfText(values.attributes),
      notes: values.notes,
    };
    if (customer) update.mutate({ customerId: customer.id, version: customer.version, ...fields });
    else create.mutate(fields);
  }

  return (
    <FormDialog
      title={customer ? `Edit ${customer.name}` : "New customer"}
      action={customer ? "Save customer" : "Create customer"}
      isBusy={create.isPending || update.isPending}
      error={problem && Object.keys(problem.fields).length === 0 ? problem.message : undefined}
      onSubmit={save}
      onClose={onClose}
      size="lg"
    >
      <Field label="Name" isRequired error={errorOf("name")}>
        <Input value={values.name} onChange={set("name")} />
      </Field>
      <Field label="Email" help="One per line. The first is the one we write to." error={errorOf("emails")}>
        <Textarea rows={2} value={values.emails} onChange={set("emails")} />
      </Field>
      <Field label="Phone" help="One per line, with the country code." error={errorOf("phones")}>
        <Textarea rows={2} value={values.phones} onChange={set("phones")} />
      </Field>
      <Field label="Organization" error={errorOf("organizationId")}>
        <Select value={values.organizationId} onChange={set("organizationId")}>
          <option value="">None</option>
          {organizations.data?.data.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Language" mark="optional" help="Such as pl or pt-BR." error={errorOf("locale")}>
          <Input value={values.locale} onChange={set("locale")} />
        </Field>
        <Field label="Time zone" mark="optional" help="Such as Europe/Warsaw." error={errorOf("timeZone")}>
          <Input value={values.timeZone} onChange={set("timeZone")} />
        </Field>
      </div>
      <Field label="Facts" mark="optional" help="One per line, such as “City: Warsaw”." error={errorOf("attributes")}>
        <Textarea rows={4} value={values.attributes} onChange={set("attributes")} />
      </Field>
      <Field label="Notes for the team" mark="optional" error={errorOf("notes")}>
        <Textarea rows={3} value={values.notes} onChange={set("notes")} />
      </Field>
    </FormDialog>
  );
}
