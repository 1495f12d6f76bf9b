"use client";
import type { SubscriptionView } from "@desk/contracts/subscription";
import { Button } from "@desk/ui/button";
import { Loaded } from "@/lib/loaded";
import { useNow } from "@/lib/now";
import { momentOf } from "@/lib/time";
import { scheduleWords, useSubscriptions } from "./use-exports";

/** The lists I am sent, with pause and end. */
export function Subscriptions() {
  const { query, pause, end } = useSubscriptions();
  return (
    <section aria-labelledby="subscriptions-title">
      <h2 id="subscriptions-title" className="mb-2 font-semibold text-sm">
        Lists by mail
      </h2>
      <Loaded query={query} what="Your lists by mail">
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-ink-2 text-sm">None. Open a list and choose “Send me this list…” in its menu.</p>
          ) : (
            <ul className="flex flex-col border-line border-t">
              {data.map((each) => (
                <Row key={each.id} one={each} onPause={() => pause(each)} onEnd={() => end(each)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

type RowProps = { one: SubscriptionView; onPause: () => void; onEnd: () => void };

function Row({ one, onPause, onEnd }: RowProps) {
  const now = useNow();
  const name = one.name ?? "A list that is no longer there for you";
  const next = one.isPaused ? "paused" : `next ${momentOf(one.nextRunAt, now)}`;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate font-medium">
          {name}
          {one.query ? <span className="text-ink-2"> · {one.query}</span> : null}
        </p>
        <p className="figures text-ink-2 text-xs">
          {scheduleWords(one.schedule)} ({one.timeZone}) · {next}
        </p>
      </div>
      <Button size="sm" aria-label={`${one.isPaused ? "Resume" : "Pause"} ${name}`} onClick={onPause}>
        {one.isPaused ? "Resume" : "Pause"}
      </Button>
      <Button size="sm" variant="ghost" aria-label={`End ${name}`} onClick={onEnd}>
        End
      </Button>
    </li>
  );
}
