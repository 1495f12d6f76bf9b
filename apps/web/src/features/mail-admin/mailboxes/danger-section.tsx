"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useState } from "react";
import { push } from "@/lib/navigation";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { Section } from "../parts/section";

/** Switching off and deleting, each with what it means. */
export function DangerSection({ mailbox }: { mailbox: Outputs["mailbox"]["list"][number] }) {
  const cache = api.useUtils();
  const [isLeaving, setIsLeaving] = useState(false);
  const [typed, setTyped] = useState("");
  const refresh = () => cache.mailbox.list.invalidate();
  const update = api.mailbox.update.useMutation(
    saving(refresh, ({ isActive }) =>
      isActive ? `${mailbox.name} is switched on` : `${mailbox.name} is switched off`,
    ),
  );
  const remove = api.mailbox.remove.useMutation(
    saving(() => {
      push("/admin/mailboxes");
      return refresh();
    }, `${mailbox.name} is deleted`),
  );
  return (
    <Section title={mailbox.isActive ? "Switch off or delete" : "Switch on or delete"}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">
          {mailbox.isActive
            ? "Switched off, nothing is fetched and nothing leaves from here. Mail stays on its server, and its settings stay here."
            : "Switched on, mail is fetched again from where it stopped, and answers leave."}
        </p>
        <Button
          isLoading={update.isPending}
          onClick={() => update.mutate({ mailboxId: mailbox.id, isActive: !mailbox.isActive })}
        >
          {mailbox.isActive ? "Switch off" : "Switch on"}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">
          Deleting takes its settings and passwords away for good. Tickets and the mail log stay; answers to them leave
          from the default mailbox.
        </p>
        <Button variant="danger" onClick={() => setIsLeaving(true)}>
          Delete mailbox…
        </Button>
      </div>
      {isLeaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setIsLeaving(false)}
          title={`Delete ${mailbox.name}?`}
          description={`${mailbox.address} is no longer read, and its settings and passwords are gone. This cannot be undone. Type the address to go on.`}
          actionLabel="Delete mailbox"
          cancelLabel="Keep"
          isLoading={remove.isPending}
          onAction={() => {
            if (typed.trim().toLowerCase() === mailbox.address) remove.mutate({ mailboxId: mailbox.id });
          }}
        >
          <Field
            label="Address of the mailbox"
            error={
              typed !== "" && typed.trim().toLowerCase() !== mailbox.address ? `Type ${mailbox.address}.` : undefined
            }
          >
            <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        </AlertDialog>
      ) : null}
    </Section>
  );
}
