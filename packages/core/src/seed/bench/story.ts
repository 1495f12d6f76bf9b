import type { Priority, TicketType } from "@desk/contracts/words";
import { type Random, randomOf } from "../random";
import { prose, vocabularyOf } from "./words";

export type BenchOptions = { tickets: number; seed: number };

export type StoryMessage = { at: Date; from: "customer" | "agent"; text: string };
export type StoryKind = "new" | "open" | "closed";
/** Who asks; the same index is the same person. */
export type Asker = { index: number; name: string; email: string };

/** What happened on one ticket, told without rows or verbs, so that both can be made of it. */
export type Story = {
  number: number;
  kind: StoryKind;
  subject: string;
  priority: Priority;
  type: TicketType;
  team: number;
  requester: Asker;
  agent: number;
  /** Of the base's labels, in order of their names. */
  labels: number[];
  messages: [StoryMessage, ...StoryMessage[]];
  assignedAt: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
};

export const teamsCount = 4;
export const agentsPerTeam = 5;
export const firstMs = Date.UTC(2024, 0, 1);
export const spanMs = 2 * 365 * 86_400_000;
export const hourMs = 3_600_000;

export const requestersCount = ({ tickets }: BenchOptions): number =>
  Math.min(50_000, Math.max(1, Math.ceil(tickets / 5)));

export const requesterEmail = (index: number): string => `cust${String(index).padStart(6, "0")}@example.com`;

const requesterName = (index: number): string => `Customer ${String(index).padStart(6, "0")}`;

/** All stories in order of their numbers, made one by one. */
export function* storiesOf(options: BenchOptions): Generator<Story> {
  const random = randomOf(options.seed);
  const vocabulary = vocabularyOf(options.seed);
  for (let index = 0; index < options.tickets; index++) yield storyOf(options, random, vocabulary, index);
}

function storyOf(options: BenchOptions, random: Random, vocabulary: readonly string[], index: number): Story {
  const kind = kindOf(random);
  const createdMs = firstMs + Math.floor((spanMs * index) / options.tickets) + random.below(1_000);
  const count = index % 50 === 49 ? 10 : 5;
  const at = (step: number) => new Date(createdMs + step * hourMs + (step === 0 ? 0 : random.below(hourMs / 2)));
  const hasCommon = random.chance(0.5);
  const text = (step: number) =>
    [
      prose(random, vocabulary, 455),
      `kw${index % 1_000}`,
      `u${(index * 16 + step).toString(36)}x`,
      ...(hasCommon && step === 0 ? ["common"] : []),
    ].join(" ");
  const from = (step: number) => (kind !== "new" && step % 2 === 1 ? "agent" : "customer");
  const message = (step: number): StoryMessage => ({ at: at(step), from: from(step), text: text(step) });
  const rest = Array.from({ length: count - 1 }, (_, step) => message(step + 1));
  const opening = message(0);
  const after = (hours: number) => new Date(createdMs + (count + hours) * hourMs);
  return {
    number: index + 1,
    kind,
    subject: `${prose(random, vocabulary, 32)} ${index + 1}`,
    priority: "normal",
    type: "question",
    team: random.below(teamsCount),
    requester: askerOf(random.below(requestersCount(options))),
    agent: random.below(agentsPerTeam),
    labels: [],
    messages: [opening, ...rest],
    assignedAt: kind === "new" ? null : new Date(createdMs + hourMs / 2),
    solvedAt: kind === "closed" ? after(1) : null,
    closedAt: kind === "closed" ? after(97) : null,
  };
}

const askerOf = (index: number): Asker => ({ index, name: requesterName(index), email: requesterEmail(index) });

/** 5 % new, 15 % open, 80 % closed. */
export function kindOf(random: Random): StoryKind {
  const share = random.next();
  if (share < 0.05) return "new";
  return share < 0.2 ? "open" : "closed";
}
