import type { EventView, MessageView, ThreadView } from "@desk/contracts/ticket";
import { eventWords } from "./event-words";

export type ThreadItem =
  | { kind: "message"; key: string; message: MessageView }
  | { kind: "event"; key: string; event: EventView; isLastOfRun: boolean }
  | { kind: "fold"; key: string; messages: number; events: number; from: string; to: string };

const foldFrom = 7;
const keptLast = 3;

type Plain = Exclude<ThreadItem, { kind: "fold" }>;
const timeOf = (item: Plain) => (item.kind === "message" ? item.message.createdAt : item.event.createdAt);

/** Messages and events in order of time. */
function merge({ messages, events }: ThreadView): Plain[] {
  const items: Plain[] = [
    ...messages.map((message) => ({ kind: "message" as const, key: message.id, message })),
    ...events
      .filter((event) => eventWords(event) !== null)
      .map((event) => ({ kind: "event" as const, key: event.id, event, isLastOfRun: true })),
  ];
  items.sort((a, b) => timeOf(a).localeCompare(timeOf(b)) || (a.kind === b.kind ? 0 : a.kind === "message" ? -1 : 1));
  return items.map((item, at) =>
    item.kind === "event" ? { ...item, isLastOfRun: items[at + 1]?.kind !== "event" } : item,
  );
}

/** Long histories show the first message, a fold and the last three, unless they were unfolded. */
export function threadItems(thread: ThreadView, isUnfolded: boolean): ThreadItem[] {
  const items = merge(thread);
  const messageAt = items.flatMap((item, at) => (item.kind === "message" ? [at] : []));
  if (isUnfolded || messageAt.length < foldFrom) return items;
  const start = (messageAt[0] ?? 0) + 1;
  const end = messageAt.at(-keptLast) ?? items.length;
  const hidden = items.slice(start, end);
  const first = hidden[0];
  const last = hidden.at(-1);
  if (!first || !last) return items;
  const messages = hidden.filter((item) => item.kind === "message").length;
  return [
    ...items.slice(0, start),
    {
      kind: "fold",
      key: "fold",
      messages,
      events: hidden.length - messages,
      from: timeOf(first),
      to: timeOf(last),
    },
    ...items.slice(end),
  ];
}
