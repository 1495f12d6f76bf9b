"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Radio } from "@desk/ui/radio";
import { Textarea } from "@desk/ui/textarea";
import { type ReactNode, useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { useDirectory, usePermission } from "@/lib/me";
import { countOf } from "@/lib/words";
import type { BulkAsk } from "./bulk-dialogs";
import { type BulkFormProps, these } from "./bulk-form-props";
import { ApplyMacro } from "./bulk-macro-form";

function DealOut({ count, onRun, onClose }: BulkFormProps) {
  const { users } = useDirectory();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string>();
  const active = users.filter((user) => user.isActive);
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  function submit() {
    if (chosen.size === 0) return setError("Choose at least one person.");
    onRun({ change: { roundRobin: [...chosen] }, done: `Dealt out among ${countOf(chosen.size, "person", "people")}` });
  }
  return (
    <FormDialog
      title="Deal out among…"
      description={`Each gets as many of ${these(count)} as the others. Who may not answer in a ticket's team is left out there.`}
      action="Deal out"
      isBusy={false}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <fieldset className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        <legend className="sr-only">People</legend>
        {active.map(({ id, name }) => (
          <Checkbox key={id} checked={chosen.has(id)} onChange={() => toggle(id)}>
            {name}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}

function Write({ count, onRun, onClose }: BulkFormProps) {
  const canReply = usePermission("ticket.reply");
  const [kind, setKind] = useState<"reply" | "note">(canReply ? "reply" : "note");
  const [text, setText] = useState("");
  const [isSolving, setSolving] = useState(false);
  const [error, setError] = useState<string>();
  function submit() {
    if (text.trim() === "") return setError("Write something first.");
    const status = isSolving ? { status: "solved" as const } : {};
    onRun({
      change: { message: { kind, body: { text } }, ...status },
      done: kind === "reply" ? "Reply sent" : "Note added",
    });
  }
  return (
    <FormDialog
      title={`Write to ${these(count)}`}
      description="A reply that has left cannot be taken back; one that is still held is cancelled by Undo. Notes stay."
      action={kind === "reply" ? "Send reply" : "Add note"}
      isBusy={false}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      size="lg"
    >
      <fieldset className="flex gap-4">
        <legend className="sr-only">Who reads it</legend>
        {canReply ? (
          <Radio name="kind" checked={kind === "reply"} onChange={() => setKind("reply")}>
            Reply to the customer
          </Radio>
        ) : null}
        <Radio name="kind" checked={kind === "note"} onChange={() => setKind("note")}>
          Internal note
        </Radio>
      </fieldset>
      <Field label="Text">
        <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Checkbox checked={isSolving} onChange={() => setSolving(!isSolving)}>
        Solve them as well
      </Checkbox>
    </FormDialog>
  );
}

function Spam({ count, onRun, onClose }: BulkFormProps) {
  const canBlock = usePermission("mail.manage");
  const [blocksSender, setBlocks] = useState(false);
  return (
    <FormDialog
      title={`Mark ${these(count)} as spam`}
      description="They go out of every list and can be restored like deleted ones."
      action="Mark as spam"
      isBusy={false}
      onSubmit={() =>
        onRun({
          change: { spam: { blocksSender } },
          done: "Marked as spam",
          patch: () => ({ deletedAt: new Date().toISOString() }),
        })
      }
      onClose={onClose}
    >
      {canBlock ? (
        <Checkbox checked={blocksSender} onChange={() => setBlocks(!blocksSender)}>
          Block the senders: their mails are held back from now on
        </Checkbox>
      ) : (
        <p className="text-ink-2 text-sm">Who manages mail can block the senders as well.</p>
      )}
    </FormDialog>
  );
}

export const bulkAsks: Record<BulkAsk, (props: BulkFormProps) => ReactNode> = {
  dealOut: DealOut,
  write: Write,
  macro: ApplyMacro,
  spam: Spam,
};
