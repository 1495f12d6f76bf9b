"use client";
import { useNow } from "./now";
import { ageOf, exactTime } from "./time";

/** How long ago, with the exact time on hover. */
export function Age({ iso }: { iso: string }) {
  const now = useNow();
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {ageOf(iso, now)}
    </time>
  );
}
