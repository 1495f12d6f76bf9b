"use client";
import { announce } from "@desk/ui/announcer";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { Spinner } from "@desk/ui/spinner";
import clsx from "clsx";
import { CircleCheck, CircleX, RotateCw, TriangleAlert, Zap } from "lucide-react";
import { useEffect, useId } from "react";
import { isAdvice, partWords, stepWords } from "./test-steps";
import { type MailboxTestRun, useMailboxTest } from "./use-mailbox-test";

export type TestPanelProps = {
  mailboxId: string;
  /** Why the test would not tell about what is on the page; null when it would. */
  blocked: string | null;
};

/** Tries the mailbox for real, step by step, and says which step failed and what helps. */
export function TestPanel({ mailboxId, blocked }: TestPanelProps) {
  const { run, start } = useMailboxTest(mailboxId);
  const headingId = useId();
  const isRunning = run.running !== null;
  const result = resultOf(run);
  useEffect(() => {
    if (run.isDone && result) announce(result);
  }, [run.isDone, result]);
  return (
    <section aria-labelledby={headingId} className="rounded-control border border-line">
      <div className="flex min-h-11 items-center gap-2 border-line border-b px-4">
        <h2 id={headingId} className="min-w-0 flex-1 font-semibold text-sm">
          Test
        </h2>
        <Button
          icon={run.isDone ? RotateCw : Zap}
          size="sm"
          isLoading={isRunning}
          aria-describedby={blocked ? `${headingId}-blocked` : undefined}
          onClick={() => {
            if (!blocked) void start();
          }}
        >
          {run.isDone ? "Test again" : "Test the connection"}
        </Button>
      </div>
      {blocked ? (
        <p id={`${headingId}-blocked`} className="px-4 py-3 text-ink-2 text-sm">
          {blocked}
        </p>
      ) : null}
      {run.steps.length === 0 && !isRunning && !blocked ? (
        <p className="px-4 py-3 text-ink-2 text-sm">
          Connects, signs in, reads, sends a mail to {"the mailbox's"} own address, waits for it to come back, and looks
          up SPF, DKIM and DMARC. No ticket is made.
        </p>
      ) : null}
      <ol className="[&>li+li]:border-line [&>li+li]:border-t">
        {run.steps.map((step) => (
          <Step key={`${step.part}-${step.name}`} {...step} />
        ))}
        {run.running ? (
          <li className="flex items-center gap-3 px-4 py-2.5 text-ink-2 text-sm">
            <Spinner />
            {partWords[run.running]}
          </li>
        ) : null}
      </ol>
      {run.isDone && result ? <p className="border-line border-t px-4 py-2.5 font-medium text-sm">{result}</p> : null}
    </section>
  );
}

function Step({ name, ok, words }: MailboxTestRun["steps"][number]) {
  const isWarning = !ok && isAdvice(name);
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <Icon
        as={ok ? CircleCheck : isWarning ? TriangleAlert : CircleX}
        className={clsx("mt-0.5", ok ? "text-success-ink" : isWarning ? "text-warning-ink" : "text-danger-ink")}
      />
      <div className="min-w-0 text-sm">
        <p className="font-medium">
          <span className="sr-only">{ok ? "Passed: " : isWarning ? "Warning: " : "Failed: "}</span>
          {ok ? stepWords[name].passed : stepWords[name].failed}
        </p>
        <p className="text-ink-3 text-xs [overflow-wrap:anywhere]">{words}</p>
      </div>
    </li>
  );
}

/** The whole test in one sentence. */
function resultOf({ steps, isDone }: MailboxTestRun): string | null {
  if (!isDone) return null;
  const failed = steps.filter(({ ok, name }) => !ok && !isAdvice(name));
  const advice = steps.filter(({ ok, name }) => !ok && isAdvice(name));
  const [first] = failed;
  if (first) return `The test stopped at: ${stepWords[first.name].failed.toLowerCase()}.`;
  return advice.length === 0
    ? "Everything works."
    : "Mail works. Set the records above, or some of it may land in spam.";
}
