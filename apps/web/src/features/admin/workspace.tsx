"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { Switch } from "@desk/ui/switch";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { NumberFormat } from "./number-format";

export default function Workspace() {
  const workspace = api.workspace.get.useQuery();
  return workspace.data ? (
    <WorkspaceForm key={JSON.stringify(workspace.data)} saved={workspace.data} />
  ) : (
    <SettingsPage area="Workspace" title="General">
      <Loaded query={workspace} what="The workspace">
        {() => null}
      </Loaded>
    </SettingsPage>
  );
}

const megabyte = 1_048_576;

function WorkspaceForm({ saved }: { saved: Outputs["workspace"]["get"] }) {
  const cache = api.useUtils();
  const [name, setName] = useState(saved.name);
  const [settings, setSettings] = useState(saved.settings);
  const { onSuccess } = saving(
    () => Promise.all([cache.workspace.get.invalidate(), cache.me.get.invalidate()]),
    "Settings saved",
  );
  const update = api.workspace.update.useMutation({ onSuccess });
  const problem = update.error ? problemOf(update.error) : null;
  const isChanged = name !== saved.name || JSON.stringify(settings) !== JSON.stringify(saved.settings);
  const setNumber =
    (key: "closeAfterDays" | "purgeAfterDays" | "ticketLinkDays" | "overdueAfterHours") =>
    (event: { target: { value: string } }) =>
      setSettings({ ...settings, [key]: Number(event.target.value) });

  return (
    <SettingsPage
      area="Workspace"
      title="General"
      bar={
        isChanged ? (
          <div className="flex h-(--h-bar) shrink-0 items-center gap-2 border-line border-t bg-sunken px-6 text-sm">
            <span className="font-medium" role="status">
              Unsaved changes
            </span>
            <div className="ms-auto flex gap-2">
              <Button
                onClick={() => {
                  setName(saved.name);
                  setSettings(saved.settings);
                }}
              >
                Discard
              </Button>
              <Button variant="primary" isLoading={update.isPending} onClick={() => update.mutate({ name, settings })}>
                Save
              </Button>
            </div>
          </div>
        ) : null
      }
    >
      <div className="flex max-w-100 flex-col gap-5">
        <Field label="Name" isRequired error={problem?.fields.name}>
          <Input value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field
          label="Close solved tickets after"
          help="Days, 1 to 28. A closed ticket is locked; a new mail from the customer opens a follow-up."
          error={problem?.fields["settings.closeAfterDays"]}
        >
          <Input
            type="number"
            min={1}
            max={28}
            value={settings.closeAfterDays}
            onChange={setNumber("closeAfterDays")}
          />
        </Field>
        <Field
          label="Overdue after"
          help="Hours a customer may wait for an answer, 1 to 8,760. is:overdue finds the tickets in which somebody has waited longer."
          error={problem?.fields["settings.overdueAfterHours"]}
        >
          <Input
            type="number"
            min={1}
            max={8_760}
            value={settings.overdueAfterHours}
            onChange={setNumber("overdueAfterHours")}
          />
        </Field>
        <Field
          label="Keep deleted tickets for"
          help="Days in which a deleted ticket can be restored, 1 to 365."
          error={problem?.fields["settings.purgeAfterDays"]}
        >
          <Input
            type="number"
            min={1}
            max={365}
            value={settings.purgeAfterDays}
            onChange={setNumber("purgeAfterDays")}
          />
        </Field>
        <Switch
          checked={settings.ticketLinks}
          onChange={(event) => setSettings({ ...settings, ticketLinks: event.target.checked })}
        >
          Replies carry a link that opens this one request without an account
        </Switch>
        {settings.ticketLinks ? (
          <Field
            label="Such a link works for"
            help="Days, 1 to 365. A new requester ends it at once."
            error={problem?.fields["settings.ticketLinkDays"]}
          >
            <Input
              type="number"
              min={1}
              max={365}
              value={settings.ticketLinkDays}
              onChange={setNumber("ticketLinkDays")}
            />
          </Field>
        ) : null}
        <Field
          label="New labels may be made by"
          help="Choosing an existing label is open to everyone who may edit a ticket."
        >
          <Select
            value={settings.labelCreation}
            onChange={(event) =>
              setSettings({ ...settings, labelCreation: event.target.value === "managers" ? "managers" : "agents" })
            }
          >
            <option value="agents">Every agent, while working</option>
            <option value="managers">People who manage labels</option>
          </Select>
        </Field>
        <Field
          label="Largest attachment"
          help="Megabytes, 1 to 100."
          error={problem?.fields["settings.attachmentMaxBytes"]}
        >
          <Input
            type="number"
            min={1}
            max={100}
            value={Math.round(settings.attachmentMaxBytes / megabyte)}
            onChange={(event) =>
              setSettings({ ...settings, attachmentMaxBytes: Number(event.target.value) * megabyte })
            }
          />
        </Field>
        <NumberFormat
          value={settings.ticketNumbers}
          onChange={(ticketNumbers) => setSettings({ ...settings, ticketNumbers })}
          fields={problem?.fields}
        />
        <Switch
          checked={settings.confirmNoteToReply}
          onChange={(event) => setSettings({ ...settings, confirmNoteToReply: event.target.checked })}
        >
          Ask before a note's text becomes a public reply
        </Switch>
      </div>
    </SettingsPage>
  );
}
