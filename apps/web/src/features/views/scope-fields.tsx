"use client";
import type { ViewScope } from "@desk/contracts/words";
import { Field } from "@desk/ui/field";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { Select } from "@desk/ui/select";
import { useDirectory, useMe, usePermission } from "@/lib/me";
import type { ViewDraft } from "./view-draft";

type Props = { draft: ViewDraft; onChange: (change: Partial<ViewDraft>) => void; problem: string | undefined };

const words: Record<ViewScope, string> = { me: "Only me", team: "A team", everyone: "Everyone" };

/** Who has the view. Whom it shows tickets of, each person's access decides, not the view. */
export function ScopeFields({ draft, onChange, problem }: Props) {
  const me = useMe();
  const canShare = usePermission("view.manage");
  const canEdit = usePermission("ticket.edit");
  const isMine = (id: string) =>
    me?.memberships.some(({ teamId, access }) => teamId === id && (canShare || (canEdit && access === "full")));
  const teams = useDirectory().teams.filter(({ id }) => (canShare && me?.seesAllTeams) || isMine(id));
  const isOpen = (scope: ViewScope) => scope === "me" || (scope === "team" ? teams.length > 0 : canShare);
  return (
    <>
      <RadioGroup
        legend="Who has this view"
        help={
          canShare
            ? "Each person sees only tickets of the teams they have access to."
            : "A view for a team takes full access in it, one for everyone the right to manage views."
        }
      >
        <div className="flex flex-wrap gap-x-4">
          {(["me", "team", "everyone"] as const).map((scope) => (
            <Radio
              key={scope}
              name="scope"
              checked={draft.scope === scope}
              disabled={!isOpen(scope) && draft.scope !== scope}
              onChange={() =>
                onChange({ scope, teamId: scope === "team" ? (draft.teamId ?? teams[0]?.id ?? null) : null })
              }
            >
              {words[scope]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {draft.scope === "team" ? (
        <Field label="Team" error={problem}>
          <Select value={draft.teamId ?? ""} onChange={(event) => onChange({ teamId: event.target.value })}>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : problem ? (
        <p role="alert" className="text-danger-ink text-xs">
          {problem}
        </p>
      ) : null}
    </>
  );
}
