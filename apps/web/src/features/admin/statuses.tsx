"use client";
import type { StatusCategory } from "@desk/contracts/words";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { StatusIcon } from "@desk/ui/status-icon";
import { Plus } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";

type Status = Outputs["status"]["list"][number];
const categories: [StatusCategory, name: string, meaning: string][] = [
  ["new", "New", "Nobody has looked at it yet."],
  ["open", "Open", "It is our turn."],
  ["pending", "Pending", "We wait for the customer."],
  ["on_hold", "On hold", "We wait for somebody else. Customers see it as open."],
  ["solved", "Solved", "We are done; an answer of the customer opens it again."],
  ["closed", "Closed", "Locked, some days after solved."],
];

export default function Statuses() {
  const cache = api.useUtils();
  const statuses = api.status.list.useQuery();
  const [edited, setEdited] = useState<Status | StatusCategory | null>(null);
  const options = saving(() => Promise.all([cache.status.list.invalidate(), cache.directory.invalidate()]), "Saved");
  const update = api.status.update.useMutation(options);
  const archive = api.status.archive.useMutation(options);
  return (
    <SettingsPage
      area="Tickets"
      title="Statuses"
      lead="Six categories are fixed; inside them you name the statuses your way. One per category is the default."
    >
      <Loaded query={statuses} what="Statuses">
        {(all) => (
          <div className="flex max-w-(--w-measure) flex-col gap-6">
            {categories.map(([category, name, meaning]) => (
              <section key={category} aria-labelledby={`category-${category}`}>
                <div className="flex items-center gap-2 border-line border-b pb-1">
                  <StatusIcon status={category} />
                  <h2 id={`category-${category}`} className="font-semibold text-sm">
                    {name}
                  </h2>
                  <span className="min-w-0 truncate text-ink-3 text-xs">{meaning}</span>
                  {category === "closed" ? null : (
                    <Button
                      size="sm"
                      variant="ghost"
                      icon={Plus}
                      className="ms-auto"
                      aria-label={`New status in ${name}`}
                      onClick={() => setEdited(category)}
                    >
                      New
                    </Button>
                  )}
                </div>
                <ul>
                  {all
                    .filter((status) => status.category === category && !status.isArchived)
                    .map((status) => (
                      <li key={status.id} className="flex min-h-9 items-center gap-2 border-line border-b py-1 text-sm">
                        <span className="min-w-0 truncate">{status.label}</span>
                        {status.isDefault ? <Badge>Default</Badge> : null}
                        <div className="ms-auto flex shrink-0">
                          <Button
                            size="sm"
                            variant="ghost"
                            aria-label={`Rename ${status.label}`}
                            onClick={() => setEdited(status)}
                          >
                            Rename
                          </Button>
                          {status.isDefault ? null : (
                            <>
                              <Button
                                size="sm"
                                variant="ghost"
                                aria-label={`Make ${status.label} the default`}
                                onClick={() => update.mutate({ statusId: status.id, isDefault: true })}
                              >
                                Make default
                              </Button>
                              <Button
                                size="sm"
                                variant="ghost"
                                aria-label={`Archive ${status.label}`}
                                onClick={() => archive.mutate({ statusId: status.id })}
                              >
                                Archive
                              </Button>
                            </>
                          )}
                        </div>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Loaded>
      {edited ? <StatusDialog edited={edited} onClose={() => setEdited(null)} /> : null}
    </SettingsPage>
  );
}

function StatusDialog({ edited, onClose }: { edited: Status | StatusCategory; onClose: () => void }) {
  const cache = api.useUtils();
  const status = typeof edited === "string" ? null : edited;
  const [label, setLabel] = useState(status?.label ?? "");
  const done = {
    onSuccess: () => Promise.all([cache.status.list.invalidate(), cache.directory.invalidate()]).then(onClose),
  };
  const create = api.status.create.useMutation(done);
  const update = api.status.update.useMutation(done);
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  function save() {
    if (status) update.mutate({ statusId: status.id, label });
    else if (typeof edited === "string" && edited !== "closed") create.mutate({ category: edited, label });
  }
  return (
    <FormDialog
      title={status ? `Rename ${status.label}` : "New status"}
      action={status ? "Rename" : "Create status"}
      isBusy={create.isPending || update.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Name" isRequired error={problem ? (problem.fields.label ?? problem.message) : undefined}>
        <Input value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
