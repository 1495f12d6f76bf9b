"use client";
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

type Draft = {
  /** Who speaks first. Absent in drafts of earlier versions: the customer. */
  from?: "customer" | "agent";
  /** Only for a mail: the address of ours it leaves from, empty for the usual one, and who gets a copy. */
  fromAddress?: string;
  ccs?: readonly Person[];
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

function problemsIn(draft: Draft): Errors {
  return {
    ...(requesterOf(draft) ? {} : { requester: "Choose a customer, or enter an address such as ana@example.com." }),
    ...(draft.subject.trim() ? {} : { subject: "Say in a few words what it is about." }),
    ...(draft.body.trim()
      ? {}
      : { body: draft.from === "agent" ? "Write your message." : "Write what the customer asks." }),
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
    if (create.isPending) return;
    if (!requester || Object.keys(problemsIn(draft)).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=dialog] [aria-invalid=true]")?.focus());
      return;
    }
    const ticket = await create.mutateAsync({
      requester,
      subject: draft.subject.trim(),
      body: { text: draft.body },
      priority: draft.priority,
      labels: draft.labels,
      teamId: draft.teamId || null,
      assigneeId: draft.assigneeId || null,
      ...(draft.from === "agent" ? mailOf(draft) : {}),
    });
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
    isPending: create.isPending,
    problem: create.error ? problemOf(create.error).message : null,
    /** The field already keeps what was chosen. */
    setRequester: () => undefined,
    submit: () => void submit().catch(() => undefined),
  };
}
