"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { LabelChip } from "@desk/ui/label-chip";
import { Select } from "@desk/ui/select";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Plus, Tag } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";

type Label = Outputs["label"]["list"][number];
type Task = { kind: "create" } | { kind: "rename" | "merge" | "delete"; label: Label };

export default function Labels() {
  const labels = api.label.list.useQuery();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  return (
    <SettingsPage
      area="Tickets"
      title="Labels"
      lead="Renaming or merging changes the label on every ticket at once."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setTask({ kind: "create" })}>
          New label
        </Button>
      }
    >
      <Loaded query={labels} what="Labels">
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={Tag} title="There is no label yet">
              Labels group tickets across teams, such as documents or lost item.
            </EmptyState>
          ) : (
            <div className="overflow-x-auto">
              <Table caption="Labels" className="min-w-100">
                <TableHead>
                  <HeaderCell>Label</HeaderCell>
                  <HeaderCell align="end">Tickets</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
                  </HeaderCell>
                </TableHead>
                <tbody>
                  {all.map((label) => (
                    <TableRow key={label.id}>
                      <TableCell>
                        <LabelChip>{label.name}</LabelChip>
                      </TableCell>
                      <TableCell align="end">{label.ticketsCount}</TableCell>
                      <TableCell align="end" className="whitespace-nowrap">
                        {(["rename", "merge", "delete"] as const).map((kind) => (
                          <Button
                            key={kind}
                            size="sm"
                            variant="ghost"
                            className="capitalize"
                            aria-label={`${kind} ${label.name}`}
                            onClick={() => setTask({ kind, label })}
                          >
                            {kind}
                          </Button>
                        ))}
                      </TableCell>
                    </TableRow>
                  ))}
                </tbody>
              </Table>
            </div>
          )
        }
      </Loaded>
      {task?.kind === "create" || task?.kind === "rename" ? (
        <NameDialog label={task.kind === "rename" ? task.label : null} onClose={close} />
      ) : null}
      {task?.kind === "merge" ? <MergeDialog label={task.label} all={labels.data ?? []} onClose={close} /> : null}
      {task?.kind === "delete" ? <RemoveDialog label={task.label} onClose={close} /> : null}
    </SettingsPage>
  );
}

function useRefresh() {
  const cache = api.useUtils();
  return () => Promise.all([cache.label.list.invalidate(), cache.directory.invalidate(), cache.ticket.invalidate()]);
}

function NameDialog({ label, onClose }: { label: Label | null; onClose: () => void }) {
  const [name, setName] = useState(label?.name ?? "");
  const refresh = useRefresh();
  const done = { onSuccess: () => refresh().then(onClose) };
  const create = api.label.create.useMutation(done);
  const rename = api.label.rename.useMutation(done);
  const error = create.error ?? rename.error;
  const problem = error ? problemOf(error) : null;
  return (
    <FormDialog
      title={label ? `Rename ${label.name}` : "New label"}
      action={label ? "Rename" : "Create label"}
      isBusy={create.isPending || rename.isPending}
      onSubmit={() => (label ? rename.mutate({ labelId: label.id, name }) : create.mutate({ name }))}
      onClose={onClose}
    >
      <Field label="Name" isRequired error={problem ? (problem.fields.name ?? problem.message) : undefined}>
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function MergeDialog({ label, all, onClose }: { label: Label; all: Label[]; onClose: () => void }) {
  const others = all.filter(({ id }) => id !== label.id);
  const [intoLabelId, setIntoLabelId] = useState(others[0]?.id ?? "");
  const refresh = useRefresh();
  const merge = api.label.merge.useMutation({ onSuccess: () => refresh().then(onClose) });
  return (
    <FormDialog
      title={`Merge ${label.name}`}
      description={`Its ${label.ticketsCount} tickets get the other label, and ${label.name} is gone.`}
      action="Merge"
      isBusy={merge.isPending}
      error={merge.error ? problemOf(merge.error).message : undefined}
      onSubmit={() => merge.mutate({ labelId: label.id, intoLabelId })}
      onClose={onClose}
    >
      <Field label="Into" isRequired>
        <Select value={intoLabelId} onChange={(event) => setIntoLabelId(event.target.value)}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}

function RemoveDialog({ label, onClose }: { label: Label; onClose: () => void }) {
  const remove = api.label.remove.useMutation(saving(useRefresh(), `${label.name} is deleted`));
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={`Delete ${label.name}?`}
      description={`It is taken off ${label.ticketsCount} tickets. The tickets stay.`}
      actionLabel={`Delete ${label.name}`}
      cancelLabel="Keep"
      isLoading={remove.isPending}
      onAction={() => remove.mutate({ labelId: label.id }, { onSettled: onClose })}
    />
  );
}
