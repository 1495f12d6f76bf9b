"use client";
import { placeholdersIn } from "@desk/contracts/macro-words";
import { priorities } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { Select } from "@desk/ui/select";
import { Textarea } from "@desk/ui/textarea";
import { useRef } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { closeLayer } from "@/lib/layers";
import { useDirectory, usePermission } from "@/lib/me";
import { RequesterField } from "@/lib/requester-field";
import { priorityWords } from "@/lib/words";
import { LabelsField } from "./labels-field";
import { MacroField } from "./macro-field";
import { MailFields } from "./mail-fields";
import { useNewTicket } from "./use-new-ticket";

/** Notes down a request for a customer. What is typed stays when the dialog is closed. */
export default function NewTicketDialog() {
  const { teams, users } = useDirectory();
  const form = useNewTicket();
  const { draft, set, errors } = form;
  const mayReply = usePermission("ticket.reply");
  const isMail = mayReply && draft.from === "agent";
  const message = useRef<HTMLTextAreaElement>(null);

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && closeLayer()}
      title="New ticket"
      closeLabel="Close, keep the draft"
      size="lg"
      footer={
        <>
          {form.isDirty ? (
            <Button variant="ghost" className="me-auto" onClick={form.discard}>
              Discard draft
            </Button>
          ) : null}
          <Button onClick={closeLayer}>Close</Button>
          <Button variant="primary" keys={capsOf("mod+enter")} isLoading={form.isPending} onClick={form.submit}>
            {isMail ? "Send and create ticket" : "Create ticket"}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter works from every field. */}
      <div
        key={form.version}
        className="flex flex-col gap-3"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.submit();
        }}
      >
        {form.problem ? (
          <p role="alert" className="text-danger-ink text-sm">
            {form.problem}
          </p>
        ) : null}
        {mayReply ? (
          <RadioGroup legend="Who writes first" className="sm:flex-row sm:gap-x-6">
            <Radio name="first-writer" checked={!isMail} onChange={() => set({ from: "customer" })}>
              The customer: I note down a request
            </Radio>
            <Radio name="first-writer" checked={isMail} onChange={() => set({ from: "agent" })}>
              I write to the customer
            </Radio>
          </RadioGroup>
        ) : null}
        <RequesterField
          initial={{ text: draft.requesterText, person: draft.person }}
          onKeep={(requesterText, person) => set({ requesterText, person })}
          onChange={form.setRequester}
          error={errors.requester}
        />
        {isMail ? (
          <MailFields
            fromAddress={draft.fromAddress ?? ""}
            ccs={draft.ccs ?? []}
            onFrom={(fromAddress) => set({ fromAddress })}
            onCcs={(ccs) => set({ ccs })}
          />
        ) : null}
        <Field label="Subject" isRequired error={errors.subject}>
          <Input
            dir="auto"
            maxLength={250}
            value={draft.subject}
            onChange={(event) => set({ subject: event.target.value })}
          />
        </Field>
        <Field
          label={isMail ? "Message" : "Request"}
          isRequired
          error={errors.body}
          help={isMail ? "What the customer will read." : "What the customer asks, in their words where you can."}
        >
          <Textarea
            ref={message}
            dir="auto"
            rows={5}
            value={draft.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        </Field>
        {isMail ? (
          <MacroField
            macro={draft.macro ?? null}
            facts={form.factsForMacro}
            onInsert={(text, macro) => {
              form.takeMacro(text, macro);
              requestAnimationFrame(() => selectFirstGap(message.current));
            }}
            onChange={(macro) => set({ macro })}
          />
        ) : null}
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label="Team">
            <Select value={draft.teamId} onChange={(event) => set({ teamId: event.target.value })}>
              <option value="">No team</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Assignee" error={errors.assigneeId}>
            <Select value={draft.assigneeId} onChange={(event) => set({ assigneeId: event.target.value })}>
              <option value="">Nobody</option>
              {users
                .filter((user) => user.isActive)
                .map((user) => (
                  <option key={user.id} value={user.id}>
                    {user.name}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label="Priority">
            <Select
              value={draft.priority}
              onChange={(event) =>
                set({ priority: priorities.find((each) => each === event.target.value) ?? "normal" })
              }
            >
              {priorities.map((priority) => (
                <option key={priority} value={priority}>
                  {priorityWords[priority]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <LabelsField labels={draft.labels} onChange={(labels) => set({ labels })} />
      </div>
    </Dialog>
  );
}

/** The writing goes on in the message: over the first variable that nothing is known for, else at the end. */
function selectFirstGap(message: HTMLTextAreaElement | null): void {
  if (message === null) return;
  const [gap] = placeholdersIn(message.value);
  const end = message.value.length;
  message.focus();
  message.setSelectionRange(gap?.index ?? end, gap ? gap.index + gap.whole.length : end);
}
