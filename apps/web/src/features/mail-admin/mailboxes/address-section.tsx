"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { IconButton } from "@desk/ui/icon-button";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { Plus, X } from "lucide-react";
import { useDirectory } from "@/lib/me";
import { randomId } from "@/lib/random-id";
import { Section } from "../parts/section";
import type { FormPart } from "./form-props";

/** Who we are in a customer's mail program, and whose tickets the mail becomes. */
export function AddressSection({ draft, onChange, errors }: FormPart) {
  const setAlias = (key: string, change: Partial<FormPart["draft"]["aliases"][number]>) =>
    onChange({
      ...draft,
      aliases: draft.aliases.map((alias) => (alias.key === key ? { ...alias, ...change } : alias)),
    });
  return (
    <Section title="Address">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" isRequired help="Customers see it as the sender, such as Nawa Support." error={errors.name}>
          <Input value={draft.name} onChange={(event) => onChange({ ...draft, name: event.target.value })} />
        </Field>
        <Field label="Address" isRequired error={errors.address}>
          <Input
            type="email"
            autoComplete="off"
            value={draft.address}
            placeholder="support@example.com"
            onChange={(event) => onChange({ ...draft, address: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Team" help="New tickets start there." error={errors.teamId} className="sm:max-w-[calc(50%-0.5rem)]">
        <TeamSelect teamId={draft.teamId} onChange={(teamId) => onChange({ ...draft, teamId })} />
      </Field>
      <fieldset>
        <legend className="font-medium text-sm">Further addresses</legend>
        <p className="text-ink-3 text-xs">
          They arrive in the same mailbox. Each may have a team of its own; a reply leaves from the address that was
          written to.
        </p>
        <ul className="mt-2 flex flex-col gap-2">
          {draft.aliases.map(({ key, address, teamId }, at) => (
            <li key={key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,12rem)_auto] items-start gap-2">
              <Field label={`Further address ${at + 1}`} isLabelHidden error={errors[`aliases.${at}.address`]}>
                <Input
                  type="email"
                  autoComplete="off"
                  value={address}
                  placeholder="refunds@example.com"
                  onChange={(event) => setAlias(key, { address: event.target.value })}
                />
              </Field>
              <Field label={`Team of further address ${at + 1}`} isLabelHidden error={errors[`aliases.${at}.teamId`]}>
                <TeamSelect teamId={teamId} onChange={(next) => setAlias(key, { teamId: next })} none="Same team" />
              </Field>
              <IconButton
                icon={X}
                size="lg"
                label={`Remove ${address || `further address ${at + 1}`}`}
                onClick={() => onChange({ ...draft, aliases: draft.aliases.filter((alias) => alias.key !== key) })}
              />
            </li>
          ))}
        </ul>
        <Button
          size="sm"
          icon={Plus}
          className="mt-2"
          onClick={() =>
            onChange({ ...draft, aliases: [...draft.aliases, { key: randomId(), address: "", teamId: null }] })
          }
        >
          Add an address
        </Button>
      </fieldset>
    </Section>
  );
}

function TeamSelect({
  teamId,
  onChange,
  none = "No team",
}: {
  teamId: string | null;
  onChange: (teamId: string | null) => void;
  none?: string;
}) {
  const { teams } = useDirectory();
  return (
    <Select value={teamId ?? ""} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{none}</option>
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
