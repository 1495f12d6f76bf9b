"use client";
import { AlarmClock, Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "../button";
import { Checkbox } from "../checkbox";
import { Field } from "../field";
import { IconButton } from "../icon-button";
import { Input } from "../input";
import { Radio, RadioGroup } from "../radio";
import { Select } from "../select";
import { SplitButton } from "../split-button";
import { Switch } from "../switch";
import { Textarea } from "../textarea";
import { Line, Section } from "./section";

const nothing = () => undefined;

export function Buttons() {
  return (
    <Section title="Buttons">
      <Line>
        <Button variant="primary" keys={["Ctrl", "↵"]}>
          Send
        </Button>
        <Button keys={["A"]}>Assign</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="note">Add note</Button>
        <Button variant="danger">Delete 3</Button>
      </Line>
      <Line>
        <Button variant="primary" className="bg-accent-hover">
          Hover
        </Button>
        <Button variant="primary" className="outline-(length:--focus-width) outline-focus outline-offset-1">
          Focus
        </Button>
        <Button aria-pressed>Pressed</Button>
        <Button isLoading loadingLabel="Saving…">
          Save
        </Button>
        <Button disabled>Send</Button>
      </Line>
      <Line>
        <Button size="sm">Small 24</Button>
        <Button>Default 28</Button>
        <Button size="lg">Form 32</Button>
        <Button size="xl">Portal 40</Button>
        <IconButton icon={Ellipsis} label="More" variant="secondary" />
        <IconButton icon={AlarmClock} label="Snooze" keys={["H"]} />
      </Line>
      <SplitButton
        variant="primary"
        keys={["Ctrl", "↵"]}
        menuLabel="More ways to send"
        items={[
          { label: "Send and solve", onSelect: nothing },
          { label: "Send and set to pending", onSelect: nothing },
        ]}
      >
        Send
      </SplitButton>
    </Section>
  );
}

export function Inputs() {
  const [isOn, setOn] = useState(true);
  return (
    <Section title="Inputs">
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
        <Field label="Name">
          <Input defaultValue="Priya Raman" />
        </Field>
        <Field label="Reply address">
          <Input defaultValue="help@nawa" className="border-focus outline-(length:--focus-width) outline-focus" />
        </Field>
        <Field label="Port" error="Use a port from 1 to 65535">
          <Input defaultValue="70000" inputMode="numeric" />
        </Field>
        <Field label="Calendar" help="Mon to Fri, 8:00 to 19:00">
          <Select defaultValue="office">
            <option value="office">Office, Lisbon</option>
            <option value="night">Night, Nairobi</option>
          </Select>
        </Field>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox defaultChecked>Notify</Checkbox>
        <Checkbox>Pause</Checkbox>
        <Checkbox isMixed>Some</Checkbox>
        <Radio name="whose" defaultChecked>
          All
        </Radio>
        <Radio name="whose">Mine</Radio>
        <Switch checked={isOn} onChange={(event) => setOn(event.target.checked)}>
          On
        </Switch>
        <Switch>Off</Switch>
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field label="Greeting" mark="optional" help="Shown above the form">
          <Textarea defaultValue="How can we help?" />
        </Field>
        <RadioGroup legend="Who may see it">
          <Radio name="who" defaultChecked>
            Everyone in the team
          </Radio>
          <Radio name="who">Only me</Radio>
        </RadioGroup>
      </div>
    </Section>
  );
}
