"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { PropertySection } from "@desk/ui/property-row";
import { Link } from "@/lib/link";

/** The closed ticket this one follows, and those that follow it. */
export function RelatedSection({ ticket }: { ticket: TicketView }) {
  const related = [
    ...(ticket.followUpOf ? [{ ...ticket.followUpOf, word: "Follows" }] : []),
    ...ticket.followUps.map((each) => ({ ...each, word: "Followed by" })),
  ];
  if (related.length === 0) return null;
  return (
    <PropertySection title="Related">
      <ul className="-mx-2">
        {related.map(({ id, number, subject, word }) => (
          <li key={id}>
            <Link
              href={`/tickets/${number}`}
              className="flex min-h-7 items-center gap-2 rounded-control px-2 text-sm hover:bg-hover"
            >
              <span className="shrink-0 text-ink-3 text-xs">{word}</span>
              <span className="figures text-ink-3 text-xs">#{number}</span>
              <bdi className="truncate">{subject}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </PropertySection>
  );
}
