import { priorities, ticketTypes } from "@desk/contracts/words";
import {
  type Asker,
  type BenchOptions,
  firstMs,
  hourMs,
  kindOf,
  type Story,
  type StoryMessage,
  spanMs,
  teamsCount,
} from "../bench/story";
import { type Random, randomOf } from "../random";
import { hugeAgentsPerTeam, hugeCompany } from "./company";
import { type Language, letter, subjectLine } from "./language";
import { languages } from "./languages";

const messagesUsual = 7;
const longGapMs = 5 * 60_000;

/** The one ticket that never ends: ten thousand messages in a million tickets, fewer in a smaller set. */
export const longestTicket = ({ tickets }: BenchOptions) => ({
  index: Math.floor(tickets / 10),
  messages: Math.min(10_000, Math.max(20, Math.ceil(tickets / 100))),
});

const peopleCount = ({ tickets }: BenchOptions): number => Math.max(1, Math.ceil(tickets / 8));

/** Everything the neutral data set is too kind for: many languages, labels, and people who write far too often. */
export function* hugeStoriesOf(options: BenchOptions): Generator<Story> {
  const random = randomOf(options.seed);
  for (let index = 0; index < options.tickets; index++) yield storyOf(options, random, index);
}

function storyOf(options: BenchOptions, random: Random, index: number): Story {
  const longest = longestTicket(options);
  const isLongest = index === longest.index;
  const requester = askerOf(askerIndex(random, options));
  const language = languageOf(requester.index);
  const createdMs = firstMs + Math.floor((spanMs * index) / options.tickets) + random.below(1_000);
  const kind = isLongest ? "open" : kindOf(random);
  const count = isLongest ? longest.messages : messagesUsual;
  const gapMs = isLongest ? longGapMs : hourMs;
  const agent = random.below(hugeAgentsPerTeam);
  const message = (step: number): StoryMessage => {
    const from = kind !== "new" && step % 2 === 1 ? "agent" : "customer";
    return {
      at: new Date(createdMs + step * gapMs + (step === 0 ? 0 : random.below(gapMs / 2))),
      from,
      text: letter(random, language, from, from === "customer" ? requester.name : `Agent ${agent}`),
    };
  };
  const opening = message(0);
  const rest = Array.from({ length: count - 1 }, (_, step) => message(step + 1));
  const after = (hours: number) => new Date(createdMs + (count + hours) * hourMs);
  return {
    number: index + 1,
    kind,
    subject: subjectLine(random, language),
    priority: random.chance(0.7) ? "normal" : random.pick(priorities),
    type: random.pick(ticketTypes),
    team: random.below(teamsCount),
    requester,
    agent,
    labels: labelsOf(random),
    messages: [opening, ...rest],
    assignedAt: kind === "new" ? null : new Date(createdMs + gapMs / 2),
    solvedAt: kind === "closed" ? after(1) : null,
    closedAt: kind === "closed" ? after(97) : null,
  };
}

/** One person has written every twentieth ticket, two hundred more every fourth, the rest a few each. */
function askerIndex(random: Random, options: BenchOptions): number {
  const people = peopleCount(options);
  const share = random.next();
  if (share < 0.05) return 0;
  if (share < 0.3) return Math.min(people - 1, 1 + Math.floor(200 * random.next() ** 2));
  return random.below(people);
}

const languageOf = (person: number): Language => {
  const language = languages[person % languages.length];
  if (language === undefined) throw new Error("There is no language to write in.");
  return language;
};

function askerOf(index: number): Asker {
  const { code, given, family } = languageOf(index);
  const nth = Math.floor(index / languages.length);
  const first = given[nth % given.length] ?? "";
  const last = family[Math.floor(nth / given.length) % family.length] ?? "";
  return {
    index,
    name: `${first} ${last} ${index + 1}`,
    email: `${code}${String(index).padStart(6, "0")}@example.com`,
  };
}

/** Half of the tickets have none; frequent labels come up far more often, as people use them. */
function labelsOf(random: Random): number[] {
  const { length } = hugeCompany.labels;
  const count = random.chance(0.5) ? 0 : 1 + random.below(3);
  const chosen = Array.from({ length: count }, () => Math.floor(length * random.next() ** 3));
  return [...new Set(chosen)].toSorted((one, other) => one - other);
}
