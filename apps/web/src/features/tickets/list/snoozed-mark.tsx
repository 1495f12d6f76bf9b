"use client";
import { Icon } from "@desk/ui/icon";
import { AlarmClock } from "lucide-react";
import { useNow } from "@/lib/now";
import { momentOf } from "@/lib/time";

/** Until when a ticket sleeps, in its row. */
export default function SnoozedMark({ until }: { until: string }) {
  const words = momentOf(until, useNow());
  return (
    <span className="figures flex shrink-0 items-center gap-1 whitespace-nowrap text-accent-ink text-xs">
      <Icon as={AlarmClock} size={14} label="Snoozed until" />
      {words}
    </span>
  );
}
