"use client";
import type { MailboxTestPart, MailboxTestStep } from "@desk/contracts/mailbox";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

export type MailboxTestRun = {
  steps: (MailboxTestStep & { part: MailboxTestPart })[];
  /** What is being tried now; null before the start and after the end. */
  running: MailboxTestPart | null;
  isDone: boolean;
};

const askAgainMs = 3_000;
const asksMax = 20;
const nothing: MailboxTestRun = { steps: [], running: null, isDone: false };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the parts of the connection test one after the other and shows each step as soon as it is known. */
export function useMailboxTest(mailboxId: string) {
  const [run, setRun] = useState(nothing);
  const { mutateAsync } = api.mailbox.test.useMutation();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );

  async function start() {
    const mine = ++turn.current;
    const isStale = () => turn.current !== mine;
    setRun({ ...nothing, running: "incoming" });
    async function tryPart(part: MailboxTestPart, probeId?: string) {
      if (isStale()) return null;
      setRun((before) => ({ ...before, running: part }));
      const answer = await mutateAsync({ mailboxId, part, ...(probeId ? { probeId } : {}) }).catch(
        (error: unknown) => ({
          steps: [{ name: "settings" as const, ok: false, words: problemOf(error).message }],
          isWaiting: false,
          probeId: null,
        }),
      );
      return isStale() ? null : answer;
    }
    const add = (part: MailboxTestPart, steps: readonly MailboxTestStep[]) =>
      setRun((before) => ({ ...before, steps: [...before.steps, ...steps.map((step) => ({ ...step, part }))] }));

    const incoming = await tryPart("incoming");
    if (!incoming) return;
    add("incoming", incoming.steps);
    const outgoing = await tryPart("outgoing");
    if (!outgoing) return;
    add("outgoing", outgoing.steps);
    const probeId = outgoing.probeId;
    if (probeId !== null && incoming.steps.every(({ ok }) => ok)) {
      for (let asked = 1; asked <= asksMax; asked++) {
        const received = await tryPart("receive", probeId);
        if (!received) return;
        if (!received.isWaiting) {
          add("receive", received.steps);
          break;
        }
        if (asked === asksMax) add("receive", [notBack]);
        else await pause(askAgainMs);
      }
    }
    const domain = await tryPart("domain");
    if (!domain) return;
    add("domain", domain.steps);
    setRun((before) => ({ ...before, running: null, isDone: true }));
  }

  return { run, start };
}

const notBack: MailboxTestStep = {
  name: "receive_probe",
  ok: false,
  words:
    "The outgoing server took the test mail, and a minute later it had not arrived in the folders that are read. Check that the address is right, that it is delivered into one of these folders, and that no rule or spam filter takes it away.",
};
