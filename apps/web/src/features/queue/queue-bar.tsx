"use client";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { ChevronDown, ListStart, X } from "lucide-react";
import { runCommand } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";
import { useWindowSize } from "@/lib/media";
import { useViewLabel } from "@/lib/saved-views";
import { setQueueMode, useQueueMode } from "./queue-mode";
import { useTake } from "./use-take";

const reasons = ["Somebody is on it already", "I do not know the subject", "It waits for something else"];

/** A slim bar over the ticket that was taken: on to the next one, pass it over, or leave the queue. */
export function QueueBar({ number }: { number: number }) {
  const mode = useQueueMode();
  const name = useViewLabel(mode?.view ?? "");
  const { skip } = useTake();
  const hasKeys = useWindowSize() !== "narrow";
  if (mode?.ticket?.number !== number) return null;
  const caps = (id: "queue.next" | "queue.skip" | "ticket.solveNext") => (hasKeys ? keysOf(id) : undefined);
  return (
    <section aria-label="Queue" className="@container shrink-0 border-line border-b bg-accent-tint text-sm">
      {/* One line beside the list: without room the key caps go, which the tips and the map of keys also tell. */}
      <div className="flex min-h-10 items-center gap-2 px-4 py-1 @max-2xl:[&_[aria-hidden]:has(kbd)]:hidden">
        <Icon as={ListStart} className="text-accent-ink" />
        <span className="min-w-0 flex-1 truncate text-ink-2">
          <span className="font-semibold text-ink">{name}</span>
          <span className="figures"> · {mode.taken} taken</span>
        </span>
        <div className="flex shrink-0 items-center gap-1">
          <Button size="sm" variant="ghost" keys={caps("queue.skip")} onClick={() => runCommand("queue.skip")}>
            Skip
          </Button>
          <MenuButton
            label="Skip because"
            align="end"
            items={[
              { kind: "heading", label: "Skip because" },
              ...reasons.map((reason) => ({ label: reason, onSelect: () => void skip(reason) })),
            ]}
          >
            {(trigger) => <IconButton icon={ChevronDown} size="sm" label="Skip with a reason" {...trigger} />}
          </MenuButton>
          <Button size="sm" keys={caps("queue.next")} onClick={() => runCommand("queue.next")}>
            Next
          </Button>
          <Button
            size="sm"
            className="max-md:hidden"
            keys={caps("ticket.solveNext")}
            onClick={() => runCommand("ticket.solveNext")}
          >
            Solve and next
          </Button>
          <IconButton icon={X} size="sm" label="Leave the queue" onClick={() => setQueueMode(null)} />
        </div>
      </div>
    </section>
  );
}
