"use client";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { Section } from "../parts/section";
import type { OutgoingDraft } from "./draft";
import type { FormPart } from "./form-props";
import { SignInFields } from "./sign-in-fields";

/** How answers leave. */
export function OutgoingSection({ draft, onChange, errors, hasSecret }: FormPart & { hasSecret: boolean }) {
  const { outgoing } = draft;
  const set = (change: Partial<OutgoingDraft>) => onChange({ ...draft, outgoing: { ...outgoing, ...change } });
  return (
    <Section title="Answers leave">
      <RadioGroup legend="Through">
        <Radio name="outgoing-kind" checked={outgoing.kind === "smtp"} onChange={() => set({ kind: "smtp" })}>
          A server of their own
        </Radio>
        <Radio
          name="outgoing-kind"
          checked={outgoing.kind === "installation"}
          onChange={() => set({ kind: "installation" })}
        >
          The server of this installation
        </Radio>
      </RadioGroup>
      {outgoing.kind === "smtp" ? (
        <SignInFields path="outgoing" server={outgoing} errors={errors} hasSecret={hasSecret} onChange={set} />
      ) : (
        <p className="text-ink-2 text-sm">
          The one that also sends invitations, set by SMTP_URL. It must be allowed to send for this address, or answers
          land in spam; the test below says whether it is.
        </p>
      )}
    </Section>
  );
}
