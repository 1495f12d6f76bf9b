"use client";
import type { Schedule } from "@desk/contracts/subscription";
import { Field } from "@desk/ui/field";
import { Select } from "@desk/ui/select";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { useMyZone } from "@/lib/my-zone";
import { problemOf } from "@/lib/problem";
import { useSubscribe } from "./use-exports";

const hours = Array.from({ length: 24 }, (_none, hour) => hour);
const days = Array.from({ length: 31 }, (_none, at) => at + 1);

type Props = { view: string; name: string; query: string; onClose: () => void };

/** When a list comes by mail. */
export default function SubscribeDialog({ view, name, query, onClose }: Props) {
  const zone = useMyZone();
  const subscribe = useSubscribe();
  const [every, setEvery] = useState<Schedule["every"]>("weekday");
  const [hour, setHour] = useState(8);
  const [day, setDay] = useState(1);

  function send() {
    const schedule: Schedule = every === "month" ? { every, day, hour } : { every, hour };
    subscribe.mutate({ view, query, schedule, timeZone: zone }, { onSuccess: onClose });
  }

  return (
    <FormDialog
      title={`Send me ${name}`}
      description={`A mail with the count, the first tickets and a link to the file. Times of ${zone}.`}
      action="Send me this list"
      isBusy={subscribe.isPending}
      error={subscribe.error ? problemOf(subscribe.error).message : undefined}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label="How often">
        <Select value={every} onChange={(event) => setEvery(event.target.value as Schedule["every"])}>
          <option value="day">Every day</option>
          <option value="weekday">On weekdays</option>
          <option value="month">Once a month</option>
        </Select>
      </Field>
      {every === "month" ? (
        <Field label="Day of the month">
          <Select value={day} onChange={(event) => setDay(Number(event.target.value))}>
            {days.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label="At">
        <Select value={hour} onChange={(event) => setHour(Number(event.target.value))}>
          {hours.map((each) => (
            <option key={each} value={each}>
              {String(each).padStart(2, "0")}:00
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
