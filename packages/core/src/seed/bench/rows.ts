import type { EventType } from "@desk/contracts/words";
import type { FullRow } from "@desk/db/copy";
import type { customerAddresses, customers, events, messages, ticketLabels, tickets } from "@desk/db/schema";
import { unknownLanguage } from "../../search/language";
import { previewOf } from "../../text";
import type { BenchBase, BenchStatus } from "./base";
import type { Story } from "./story";

export type TicketRows = {
  ticket: FullRow<typeof tickets>;
  messages: FullRow<typeof messages>[];
  events: FullRow<typeof events>[];
  labels: FullRow<typeof ticketLabels>[];
  /** Set when the requester asks for the first time. */
  customer: FullRow<typeof customers> | null;
  address: FullRow<typeof customerAddresses> | null;
};

type Actor = { kind: "agent" | "apiKey" | "customer" | "system"; id: string | null };
type Ids = (at: Date) => string;

/** Turns stories into exactly the rows that the verbs would have written; a test holds the two equal. */
export class RowWriter {
  readonly #base: BenchBase;
  readonly #id: Ids;
  readonly #languageOf: (text: string) => string;
  readonly #requesters = new Map<number, string>();

  constructor(base: BenchBase, id: Ids, languageOf: (text: string) => string) {
    this.#base = base;
    this.#id = id;
    this.#languageOf = languageOf;
  }

  rowsOf(story: Story): TicketRows {
    const base = this.#base;
    const [opening] = story.messages;
    const key: Actor = { kind: "apiKey", id: base.keyId };
    const customer = this.#newCustomer(story, opening.at);
    const requesterId = customer?.id ?? this.#requesters.get(story.requester.index) ?? "";
    const ticketId = this.#id(opening.at);
    const labels = story.labels.map((index) => required(base.labels[index]));
    const log = new TicketLog(base, this.#id, ticketId);
    const team = required(base.teams[story.team]);
    const agent = required(base.agents[story.team]?.[story.agent]);
    const said = story.messages.map((message, index) => ({ ...message, id: this.#id(message.at), seq: index + 1 }));
    const speaker = (from: "customer" | "agent"): Actor =>
      from === "agent" ? { kind: "agent", id: agent.id } : { kind: "customer", id: requesterId };

    if (customer !== null)
      log.beside(key, opening.at, "customer.created", { customerId: customer.id, name: customer.name });
    log.save(key, opening.at, [
      "ticket.created",
      {
        number: story.number,
        subject: story.subject,
        status: base.statuses.new,
        reason: null,
        priority: story.priority,
        type: story.type,
        team,
        assignee: null,
        requester: { id: requesterId, name: story.requester.name },
        labels: labels.map(({ name }) => name),
        channel: "api",
        followUpOf: null,
        messageId: required(said[0]).id,
      },
    ]);
    if (story.assignedAt !== null) {
      log.save(
        speaker("agent"),
        story.assignedAt,
        ["ticket.assigned", { field: "assignee", old: null, new: agent, reason: null }],
        moved(base.statuses.new, base.statuses.open, "first assignment"),
      );
    }
    for (const { at, from, id, seq } of said.slice(1)) {
      log.save(speaker(from), at, ["message.replied", repliedData(id, seq)]);
    }
    if (story.solvedAt !== null) {
      log.save(speaker("agent"), story.solvedAt, moved(base.statuses.open, base.statuses.solved, null));
    }
    if (story.closedAt !== null) {
      const closer: Actor = { kind: "system", id: null };
      log.save(closer, story.closedAt, moved(base.statuses.solved, base.statuses.closed, "solved long enough"));
    }

    const last = required(said.at(-1));
    const language = this.#languageOf(`${story.subject}\n${opening.text}`);
    const status = base.statuses[story.kind];
    const { workspaceId } = base;
    return {
      ticket: {
        workspaceId,
        id: ticketId,
        number: story.number,
        subject: story.subject,
        statusId: status.id,
        category: status.category,
        priority: story.priority,
        type: story.type,
        teamId: team.id,
        assigneeId: story.assignedAt === null ? null : agent.id,
        requesterId,
        organizationId: null,
        channel: "api",
        notes: "",
        version: log.version,
        messageSeq: said.length,
        eventSeq: log.seq,
        lastMessageKind: "reply",
        lastAuthorKind: last.from,
        lastAuthorId: speaker(last.from).id,
        preview: previewOf(last.text),
        hasAttachment: false,
        waitingSince: story.kind === "closed" ? null : waitingSince(story),
        snoozedUntil: null,
        snoozedById: null,
        followUpOfId: null,
        dedupKey: null,
        externalId: null,
        createdAt: opening.at,
        updatedAt: log.lastAt,
        solvedAt: story.solvedAt,
        closedAt: story.closedAt,
        deletedAt: null,
      },
      messages: said.map(({ id, seq, at, from, text }) => ({
        workspaceId,
        id,
        ticketId,
        seq,
        kind: "reply",
        authorKind: from,
        authorUserId: from === "agent" ? agent.id : null,
        authorCustomerId: from === "customer" ? requesterId : null,
        channel: seq === 1 ? "api" : "web",
        bodyText: text,
        bodyHtml: null,
        bodyRaw: null,
        isProposed: false,
        externalId: null,
        createdAt: at,
        language: seq === 1 ? language : this.#languageOr(text, language),
        document: null,
      })),
      events: log.rows,
      labels: labels.map(({ id: labelId }) => ({ workspaceId, ticketId, labelId })),
      customer,
      address: customer && this.#addressOf(story, customer.id),
    };
  }

  #languageOr(text: string, language: string): string {
    const own = this.#languageOf(text);
    return own === unknownLanguage ? language : own;
  }

  #newCustomer({ requester }: Story, at: Date): FullRow<typeof customers> | null {
    if (this.#requesters.has(requester.index)) return null;
    const id = this.#id(at);
    this.#requesters.set(requester.index, id);
    return {
      workspaceId: this.#base.workspaceId,
      id,
      name: requester.name,
      organizationId: null,
      locale: null,
      timeZone: null,
      notes: "",
      attributes: {},
      externalId: null,
      mergedIntoId: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
  }

  #addressOf({ requester, messages: [{ at }] }: Story, customerId: string): FullRow<typeof customerAddresses> {
    return {
      workspaceId: this.#base.workspaceId,
      id: this.#id(at),
      customerId,
      kind: "email",
      value: requester.email,
      isPrimary: true,
      createdAt: at,
    };
  }
}

/** Since the customer's oldest unanswered message. */
function waitingSince({ messages }: Story): Date | null {
  const answered = messages.findLastIndex(({ from }) => from === "agent");
  return messages[answered + 1]?.at ?? null;
}

const repliedData = (messageId: string, messageSeq: number) => ({ messageId, messageSeq });

type Happening = [type: EventType, data: Record<string, unknown>];

const moved = (old: BenchStatus, to: BenchStatus, reason: string | null): Happening => [
  "ticket.status_changed",
  { field: "status", old, new: to, reason },
];

/** The history of one ticket, numbered as it grows. */
class TicketLog {
  readonly rows: FullRow<typeof events>[] = [];
  version = 0;
  seq = 0;
  lastAt = new Date(0);

  constructor(
    readonly base: BenchBase,
    readonly id: Ids,
    readonly ticketId: string,
  ) {}

  /** What one verb writes: all its events carry the version it made. */
  save(actor: Actor, at: Date, ...happenings: Happening[]): void {
    this.version++;
    this.lastAt = at;
    for (const [type, data] of happenings) {
      this.seq++;
      this.#add(actor, at, type, { ...data, version: this.version }, this.ticketId, this.seq);
    }
  }

  /** An event that belongs to no ticket. */
  beside(actor: Actor, at: Date, type: EventType, data: Record<string, unknown>): void {
    this.#add(actor, at, type, data, null, null);
  }

  #add(actor: Actor, at: Date, type: EventType, data: object, ticketId: string | null, seq: number | null): void {
    this.rows.push({
      workspaceId: this.base.workspaceId,
      id: this.id(at),
      ticketId,
      seq,
      type,
      actorKind: actor.kind,
      actorId: actor.id,
      data: { ...data },
      createdAt: at,
    });
  }
}

export function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("The data set refers to something that is not there.");
  return value;
}
