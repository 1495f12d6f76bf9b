"use client";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { Textarea } from "@desk/ui/textarea";
import { Section } from "../parts/section";
import { DoorHelp } from "./door-help";
import type { IncomingDraft } from "./draft";
import { errorWithin, type FormPart } from "./form-props";
import { SignInFields } from "./sign-in-fields";

/** How mail gets to us. */
export function IncomingSection({ draft, onChange, errors, hasSecret }: FormPart & { hasSecret: boolean }) {
  const { incoming } = draft;
  const set = (change: Partial<IncomingDraft>) => onChange({ ...draft, incoming: { ...incoming, ...change } });
  return (
    <Section title="Mail comes in">
      <RadioGroup legend="How">
        <Radio name="incoming-kind" checked={incoming.kind === "imap"} onChange={() => set({ kind: "imap" })}>
          The desk fetches it from an IMAP server
        </Radio>
        <Radio name="incoming-kind" checked={incoming.kind === "forward"} onChange={() => set({ kind: "forward" })}>
          It is forwarded, by SMTP, by HTTP or through a pipe
        </Radio>
      </RadioGroup>
      {incoming.kind === "forward" ? (
        <DoorHelp address={draft.address} />
      ) : (
        <>
          <SignInFields path="incoming" server={incoming} errors={errors} hasSecret={hasSecret} onChange={set} />
          <Field
            label="Folders to read"
            isRequired
            help="One per line, as the server names them. Never the folder of sent mail."
            error={errorWithin(errors, "incoming.folders")}
            className="sm:max-w-[calc(50%-0.5rem)]"
          >
            <Textarea
              rows={2}
              spellCheck={false}
              value={incoming.folders}
              onChange={(event) => set({ folders: event.target.value })}
            />
          </Field>
          <RadioGroup
            legend="The server's copy, once the desk has stored its own"
            help="It is touched only after ours is safe."
          >
            <Radio
              name="afterwards"
              checked={incoming.afterwards === "flag"}
              onChange={() => set({ afterwards: "flag" })}
            >
              Stays where it is, marked as read
            </Radio>
            <Radio
              name="afterwards"
              checked={incoming.afterwards === "move"}
              onChange={() => set({ afterwards: "move" })}
            >
              Moves to another folder
            </Radio>
          </RadioGroup>
          {incoming.afterwards === "move" ? (
            <Field label="Move to" isRequired error={errors["incoming.moveTo"]} className="sm:max-w-[calc(50%-0.5rem)]">
              <Input
                value={incoming.moveTo}
                placeholder="Processed"
                onChange={(event) => set({ moveTo: event.target.value })}
              />
            </Field>
          ) : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Look at least every"
              help="Seconds, 10 to 3 600. The server usually tells at once; this is for when it forgets."
              error={errors["incoming.pollSeconds"]}
            >
              <Input
                inputMode="numeric"
                value={incoming.pollSeconds}
                onChange={(event) => set({ pollSeconds: event.target.value.replace(/\D/gu, "") })}
              />
            </Field>
            <Field
              label="Leave mail alone that is older than"
              mark="optional"
              help="Such mail stays on the server and makes no ticket."
              error={errors["incoming.since"]}
            >
              <Input type="date" value={incoming.since} onChange={(event) => set({ since: event.target.value })} />
            </Field>
          </div>
        </>
      )}
    </Section>
  );
}
