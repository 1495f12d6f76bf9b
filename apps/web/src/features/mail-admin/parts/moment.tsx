"use client";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";

/** Date and time as short as the day allows, exact on hover. */
export function Moment({ iso }: { iso: string }) {
  const now = useNow();
  return (
    <time dateTime={iso} title={exactTime(iso)} className="figures whitespace-nowrap">
      {momentOf(iso, now)}
    </time>
  );
}
