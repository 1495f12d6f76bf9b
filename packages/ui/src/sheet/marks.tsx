import { Check, ClockAlert, Lock, X } from "lucide-react";
import { Avatar, NobodyAvatar } from "../avatar";
import { AvatarStack } from "../avatar-stack";
import { Badge } from "../badge";
import { Clock } from "../clock";
import { LabelChip } from "../label-chip";
import { PriorityIcon } from "../priority-icon";
import { QueryChip } from "../query-chip";
import { StatusIcon } from "../status-icon";
import { Line, Section } from "./section";

const statuses = [
  ["new", "New"],
  ["open", "Open"],
  ["pending", "Waiting for customer"],
  ["on_hold", "On hold"],
  ["solved", "Solved"],
  ["closed", "Closed"],
  ["spam", "Spam"],
] as const;

const priorities = [
  ["urgent", "Urgent"],
  ["high", "High"],
  ["normal", "Normal"],
  ["low", "Low"],
] as const;

const nothing = () => undefined;

export function Shapes() {
  return (
    <Section title="Status and priority: shape, then word, then colour">
      <div className="grid grid-cols-2 gap-y-2.5">
        {statuses.map(([status, word]) => (
          <span key={status} className="flex items-center gap-1.5">
            <StatusIcon status={status} /> {word}
          </span>
        ))}
      </div>
      <div className="mt-4 grid grid-cols-2 gap-y-2.5 border-line border-t pt-4">
        {priorities.map(([priority, word]) => (
          <span key={priority} className="flex items-center gap-1.5">
            <PriorityIcon priority={priority} /> {word}
          </span>
        ))}
      </div>
    </Section>
  );
}

export function Clocks() {
  return (
    <Section title="Service level clock">
      <div className="mb-3 flex flex-wrap gap-5">
        <Clock state="running" fraction={0.86}>
          5 h 30
        </Clock>
        <Clock state="running" fraction={0.42}>
          1 h 05
        </Clock>
        <Clock state="soon" fraction={0.1}>
          12 m
        </Clock>
        <Clock state="over">18 m over</Clock>
        <Clock state="paused">Paused</Clock>
      </div>
      <Line>
        <Clock state="running" fraction={0.42} isBoxed>
          Reply in 1 h 05
        </Clock>
        <Clock state="soon" fraction={0.1} isBoxed>
          Reply in 12 min
        </Clock>
        <Clock state="over" isBoxed>
          Reply 18 min over
        </Clock>
      </Line>
    </Section>
  );
}

export function Badges() {
  return (
    <Section title="Badges, labels, query chips">
      <Line>
        <Badge>Draft</Badge>
        <LabelChip>lost item</LabelChip>
        <Badge tone="accent">1 new</Badge>
        <Badge tone="success" icon={Check}>
          Approved
        </Badge>
        <Badge tone="warning" icon={ClockAlert}>
          Expires soon
        </Badge>
        <Badge tone="danger" icon={X}>
          Rejected
        </Badge>
        <Badge tone="note" icon={Lock}>
          Internal note
        </Badge>
        <LabelChip onRemove={nothing}>airport</LabelChip>
      </Line>
      <Line>
        <QueryChip field="team" value="Onboarding" onRemove={nothing} />
        <QueryChip
          field="status"
          value="new, open"
          onEdit={nothing}
          onRemove={nothing}
          className="outline-(length:--focus-width) outline-focus outline-offset-1"
        />
        <QueryChip field="label" value="equipment" isExcluded onRemove={nothing} />
      </Line>
    </Section>
  );
}

const people = [
  { id: "p1", name: "ليلى" },
  { id: "p2", name: "Hana Abe" },
  { id: "p3", name: "Camille Rousseau" },
  { id: "p4", name: "Nguyễn Hồng" },
  { id: "p5", name: "Priya Raman" },
];

export function People() {
  return (
    <Section title="Presence">
      <div className="mb-3.5 flex flex-wrap items-center gap-x-5 gap-y-2 text-ink-2">
        <span className="flex items-center gap-2">
          <Avatar id="a" name="Ana Pereira" presence="viewing" /> viewing
        </span>
        <span className="flex items-center gap-2">
          <Avatar id="b" name="Yusuf Haddad" presence="replying" /> replying
        </span>
        <span className="flex items-center gap-2">
          <Avatar id="c" name="Tomasz Wójcik" presence="elsewhere" /> open, looking elsewhere
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-ink-2">
        <span className="flex items-center gap-2">
          <NobodyAvatar /> unassigned
        </span>
        <span className="flex items-center gap-2">
          <Avatar id="g" name="Grace Wanjiru" isAvailable /> available
        </span>
        <AvatarStack people={people} size={24} shownMax={5} label="Five people follow this ticket" />
        <Avatar id="p9" name="Leila Benali" size={32} label="Leila Benali" />
        <AvatarStack people={people} label="Five people, three shown" />
      </div>
    </Section>
  );
}
