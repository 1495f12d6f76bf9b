"use client";
import { Avatar } from "@desk/ui/avatar";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useDeferredValue, useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { offerUndo } from "@/lib/undo";
import { api, type Outputs } from "@/trpc/client";
import { MergePreview } from "./merge-preview";
import { useUnmerge } from "./use-unmerge";

type Person = { id: string; name: string; email: string | null };
type Props = { customer: Outputs["customer"]["get"]; onClose: () => void };

/** Finds the other customer, shows what a merge would change, and does it. */
export default function MergeDialog({ customer, onClose }: Props) {
  const cache = api.useUtils();
  const [other, setOther] = useState<Person | null>(null);
  const [isAccepted, setAccepted] = useState(false);
  const preview = api.customer.previewMerge.useQuery(
    { targetId: customer.id, sourceId: other?.id ?? "" },
    { enabled: other !== null },
  );
  const unmerge = useUnmerge();
  const merge = api.customer.merge.useMutation({
    onSuccess: async ({ mergeId }) => {
      onClose();
      offerUndo(`${other?.name ?? "The customer"} is now part of ${customer.name}`, () =>
        unmerge.mutateAsync({ mergeId }),
      );
      await Promise.all([cache.customer.invalidate(), cache.ticket.invalidate()]);
    },
  });
  const needsWord = preview.data?.hasDifferentIds === true && !isAccepted;
  const isReady = other !== null && preview.data !== undefined && preview.data.problem === null && !needsWord;

  return (
    <FormDialog
      title={`Merge into ${customer.name}`}
      description="Tickets, copies and addresses of the other customer come here. Its id and addresses lead here from then on."
      action={other ? `Merge ${other.name}` : "Merge"}
      isBusy={merge.isPending}
      error={merge.error ? problemOf(merge.error).message : (preview.data?.problem ?? undefined)}
      onSubmit={() =>
        isReady && merge.mutate({ targetId: customer.id, sourceId: other.id, acceptDifferentIds: isAccepted })
      }
      onClose={onClose}
      size="lg"
    >
      <OtherCustomer exceptId={customer.id} other={other} onChoose={setOther} />
      {other ? (
        <Loaded query={preview} what="The preview">
          {(data) => <MergePreview preview={data} />}
        </Loaded>
      ) : null}
      {preview.data?.hasDifferentIds ? (
        <Checkbox checked={isAccepted} onChange={(event) => setAccepted(event.target.checked)}>
          Their external ids differ. They are the same person all the same.
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}

type OtherProps = { exceptId: string; other: Person | null; onChoose: (person: Person | null) => void };

function OtherCustomer({ exceptId, other, onChoose }: OtherProps) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const list = api.customer.list.useQuery({ q, limit: 8 }, { enabled: q.length > 1 && other === null });
  const people = (list.data?.data ?? []).filter(({ id }) => id !== exceptId);
  return (
    <div className="flex flex-col gap-1">
      <Field label="Other customer" help="Search by name or address.">
        <Input
          value={other?.name ?? typed}
          onChange={(event) => {
            onChoose(null);
            setTyped(event.target.value);
          }}
          autoComplete="off"
        />
      </Field>
      {other === null && q.length > 1 ? (
        <ul aria-label="Customers found" className="max-h-60 overflow-y-auto rounded-control border border-line">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                onClick={() => onChoose(person)}
                className="focus-inset flex h-(--row) w-full items-center gap-2.5 px-3 text-start hover:bg-hover"
              >
                <Avatar id={person.id} name={person.name} size={20} />
                <bdi className="min-w-0 truncate text-sm">{person.name}</bdi>
                <span className="ms-auto min-w-0 truncate text-ink-3 text-xs">{person.email}</span>
              </button>
            </li>
          ))}
          {list.isSuccess && people.length === 0 ? (
            <li className="px-3 py-2 text-ink-3 text-sm">Nobody matches. Try another name or address.</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
