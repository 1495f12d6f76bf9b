"use client";
import { cityOf } from "@desk/contracts/wall-clock";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useRef, useState } from "react";
import { dayAndTime } from "@/lib/day-and-time";
import { fieldsOf, momentOfFields, problemWith } from "./send-times";
import { useZones } from "./use-zones";

type Props = {
  title: string;
  /** On the button that acts. */
  actionLabel: string;
  /** What becomes of it besides. */
  note?: string | undefined;
  customerZone: string | null;
  initialAt?: string | undefined;
  isSaving?: boolean | undefined;
  onPick: (sendAt: string) => void;
  onClose: () => void;
};

const hourMs = 3_600_000;
/** The next full hour but one. */
const soon = () => Math.ceil(Date.now() / hourMs) * hourMs + hourMs;

/** A date and a time by the agent's clock, with the customer's beside it. */
export default function PickTimeDialog(props: Props) {
  const { mine, customer } = useZones(props.customerZone);
  const [fields, setFields] = useState(() => fieldsOf(mine, props.initialAt ? Date.parse(props.initialAt) : soon()));
  const [hasTried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const atMs = momentOfFields(mine, fields);
  const problem = problemWith(atMs, Date.now());

  function pick() {
    setTried(true);
    if (problem || atMs === null) first.current?.focus();
    else props.onPick(new Date(atMs).toISOString());
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={props.title}
      description={`Times of ${cityOf(mine)}, where you are. ${props.note ?? "If the customer writes before then, it is not sent."}`}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="primary" isLoading={props.isSaving ?? false} onClick={pick}>
            {props.actionLabel}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pick();
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label="Date" isRequired error={hasTried ? (problem ?? undefined) : undefined}>
            <Input
              ref={first}
              type="date"
              value={fields.date}
              onChange={(event) => setFields({ ...fields, date: event.target.value })}
            />
          </Field>
          <Field label="Time" isRequired>
            <Input
              type="time"
              value={fields.time}
              onChange={(event) => setFields({ ...fields, time: event.target.value })}
            />
          </Field>
        </div>
        <button type="submit" hidden />
        {customer && atMs !== null ? (
          <p role="status" className="mt-2 text-ink-2 text-sm">
            For the customer, in {cityOf(customer)}: <span className="figures">{dayAndTime(customer, atMs)}</span>
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
