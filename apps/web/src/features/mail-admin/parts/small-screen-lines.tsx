import type { ReactNode } from "react";
import { Moment } from "./moment";

type Mail = { from: { address: string; name: string } | null; receivedAt: string };

/** What the other columns say, below the subject, where there is no room for columns. */
export function SmallScreenLines({ mail, children }: { mail: Mail; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1 pb-1 min-[60rem]:hidden">
      <span className="flex gap-2 text-ink-2 text-xs">
        <bdi className="min-w-0 flex-1 truncate">{mail.from?.name || mail.from?.address || "No sender"}</bdi>
        <Moment iso={mail.receivedAt} />
      </span>
      {children}
    </div>
  );
}
