"use client";
import { unfilledIn } from "@desk/contracts/macro-words";
import type { RequesterInput } from "@desk/contracts/ticket";
import type { Priority } from "@desk/contracts/words";
import { showToast } from "@desk/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { closeLayer } from "@/lib/layers";
import type { Person } from "@/lib/mail/address-list";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { readStored, writeStored } from "@/lib/stored";
import { api } from "@/trpc/client";
import type { NewTicketMacro } from "./macro-field";

type Draft = {
  /** Who speaks first. Absent in drafts of earlier versions: the customer. */
  from?: "customer" | "agent";
  /** Only for a mail: the address of ours it leaves from, empty for the usual one, and who gets a copy. */
  fromAddress?: string;
  ccs?: readonly Person[];
  /** Only for a mail: the macro that its text came from. */
  macro?: NewTicketMacro | null;
  requesterText: string;
  person: { id: string; name: string; email: string | null } | null;
  subject: string;
  body: string;
  teamId: string;
  assigneeId: string;
  priority: Priority;
  labels: string[];
};
type Errors = { requester?: string; subject?: string; body?: string; assigneeId?: string };

const key = "halen.new-ticket";
const empty: Draft = {
  requesterText: "",
  person: null,
  subject: "",
  body: "",
  teamId: "",
  assigneeId: "",
  priority: "normal",
  labels: [],
};
const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && "subject" in value && "labels" in value;

const addressShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const requesterOf = (draft: Draft): RequesterInput | null => {
  if (draft.person) return { customerId: draft.person.id };
  const address = draft.requesterText.trim();
  return addressShape.test(address) ? { email: address } : null;
};

function bodyProblem({ from, body }: Draft): string | null {
  const isMail = from === "agent";
  if (!body.trim()) return isMail ? "Write your message." : "Write what the customer asks.";
  const unfilled = isMail ? unfilledIn(body).map((name) => `{{${name}}}`) : [];
  return unfilled.length > 0 ? `Nothing is known for ${unfilled.join(", ")}. Write something in its place.` : null;
}

function problemsIn(draft: Draft): Errors {
  const body = bodyProblem(draft);
  return {
    ...(requesterOf(draft) ? {} : { requester: "Choose a customer, or enter an address such as ana@example.com." }),
    ...(draft.subject.trim() ? {} : { subject: "Say in a few words what it is about." }),
    ...(body === null ? {} : { body }),
  };
}

const mailOf = ({ fromAddress, ccs = [] }: Draft) => ({
  from: "agent" as const,
  ccs: ccs.map(({ address }) => address),
  ...(fromAddress ? { fromAddress } : {}),
});

/** The form of a new ticket: kept on this device until it is created or discarded. */
export function useNewTicket() {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => readStored(key, isDraft) ?? empty);
  const [version, setVersion] = useState(0);
  const [hasTried, setTried] = useState(false);
  const create = api.ticket.create.useMutation();
  const open = api.macro.open.useMutation();
  const isPending = create.isPending || open.isPending;
  const failure = create.error ?? open.error;
  const errors = hasTried ? problemsIn(draft) : {};

  function set(change: Partial<Draft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    writeStored(key, next);
  }

  function discard() {
    setDraft(empty);
    setVersion(version + 1);
    setTried(false);
    writeStored(key, null);
  }

  async function submit() {
    setTried(true);
    const requester = requesterOf(draft);
    if (isPending) return;
    if (!requester || Object.keys(problemsIn(draft)).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=dialog] [aria-invalid=true]")?.focus());
      return;
    }
    create.reset();
    open.reset();
    const macro = draft.from === "agent" ? draft.macro : null;
    const input = {
      requester,
      subject: draft.subject.trim(),
      body: { text: draft.body },
      priority: draft.priority,
      labels: draft.labels,
      teamId: draft.teamId || null,
      assigneeId: draft.assigneeId || null,
      ...(draft.from === "agent" ? mailOf(draft) : {}),
    };
    const ticket = macro
      ? await open.mutateAsync({
          ticket: { ...input, attachmentIds: macro.files.map(({ id }) => id) },
          macroId: macro.id,
          actions: [...macro.actions],
        })
      : await create.mutateAsync(input);
    writeStored(key, null);
    closeLayer();
    showToast({
      tone: "success",
      message: `#${ticket.numberText} created`,
      action: { label: "Open", onPress: () => push(`/tickets/${ticket.number}`) },
    });
    void client.invalidateQueries({ queryKey: [["ticket", "counts"]] });
    void client.invalidateQueries({ queryKey: [["ticket", "list"]] });
    push(`/tickets/${ticket.number}`);
  }

  return {
    draft,
    set,
    errors,
    version,
    discard,
    isDirty: draft !== empty && JSON.stringify(draft) !== JSON.stringify(empty),
    isPending,
    problem: failure ? problemOf(failure).message : null,
    /** What a macro may fill in so far. */
    factsForMacro() {
      const requester = requesterOf(draft);
      const email = requester && "email" in requester ? requester.email : null;
      return {
        ...(draft.person ? { customerId: draft.person.id } : {}),
        ...(email ? { customerEmail: email } : {}),
        subject: draft.subject.trim(),
        teamId: draft.teamId || null,
      };
    },
    /** The macro's text goes below what is written already. */
    takeMacro: (text: string, macro: NewTicketMacro) =>
      set({ macro, body: [draft.body.trimEnd(), text].filter(Boolean).join("\n\n") }),
    /** The field already keeps what was chosen. */
    setRequester: () => undefined,
    submit: () => void submit().catch(() => undefined),
  };
}
