import type {
  AttachmentView,
  DeliveryView,
  EventView,
  MessageMail,
  MessageView,
  ThreadView,
} from "@desk/contracts/ticket";
import type { AuthorKind, Channel, MessageKind } from "@desk/contracts/words";
import { presentAttachment } from "../file/present";
import { isoOf, isoOrNull } from "../ticket/time";

/** A message as the thread's statement builds it: one JSON object per row. */
export type ThreadMessage = {
  id: string;
  seq: number;
  kind: MessageKind;
  channel: Channel;
  authorKind: AuthorKind;
  authorUserId: string | null;
  authorCustomerId: string | null;
  authorName: string | null;
  text: string;
  html: string | null;
  attachments: Omit<AttachmentView, "url" | "isImage">[] | null;
  isProposed: boolean;
  quotedAt: number | null;
  mail: ThreadMail | null;
  createdAt: string;
};

type ThreadMail = Omit<MessageMail, "from" | "deliveries"> & {
  fromAddress: string;
  fromName: string;
  deliveries: DeliveryView[] | null;
};

type ThreadEvent = Omit<EventView, "actor"> & {
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
};

export const presentMessage = (row: ThreadMessage): MessageView => ({
  id: row.id,
  seq: row.seq,
  kind: row.kind,
  channel: row.channel,
  author: {
    kind: row.authorKind,
    id: row.authorUserId ?? row.authorCustomerId,
    name: row.authorName ?? (row.authorKind === "agent" ? "API" : "Halen Desk"),
  },
  text: row.text,
  html: row.html,
  attachments: (row.attachments ?? []).map(presentAttachment),
  quotedAt: row.quotedAt,
  isProposed: row.isProposed,
  mail: row.mail === null ? null : presentMail(row.mail),
  createdAt: isoOf(row.createdAt),
});

const presentMail = ({ fromAddress, fromName, deliveries, ...mail }: ThreadMail): MessageMail => ({
  ...mail,
  from: { address: fromAddress, name: fromName },
  deliveries: (deliveries ?? []).map((delivery) => ({
    ...delivery,
    nextAttemptAt: isoOrNull(delivery.nextAttemptAt),
    sentAt: isoOrNull(delivery.sentAt),
  })),
});

const presentEvent = (row: ThreadEvent): EventView => ({
  id: row.id,
  seq: row.seq,
  type: row.type,
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName ?? "Halen Desk" },
  data: row.data,
  createdAt: isoOf(row.createdAt),
});

export type ThreadRow = { messages: ThreadMessage[] | null; events: ThreadEvent[] | null };

/** The statement reads one message more than asked, newest first, to know whether older ones exist. */
export function presentThread({ messages, events }: ThreadRow, limit: number): ThreadView {
  const newestFirst = messages ?? [];
  return {
    messages: newestFirst.slice(0, limit).reverse().map(presentMessage),
    events: (events ?? []).map(presentEvent),
    hasOlder: newestFirst.length > limit,
  };
}
