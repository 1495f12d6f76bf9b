"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Avatar } from "@desk/ui/avatar";
import { PropertyRow, PropertySection, PropertyText } from "@desk/ui/property-row";
import { StatusIcon } from "@desk/ui/status-icon";
import { Link } from "@/lib/link";
import { api } from "@/trpc/client";
import { UnreachableNote } from "./unreachable-note";

const factsMax = 6;
const ticketsMax = 5;

/** Who asks: addresses, facts and what they asked before. */
export function RequesterSection({ ticket }: { ticket: TicketView }) {
  const { requester } = ticket;
  const customer = api.customer.get.useQuery({ customerId: requester.id }, { staleTime: 60_000 }).data;
  const earlier = api.ticket.list.useQuery(
    { requesterId: requester.id, view: "all", limit: ticketsMax + 1 },
    { staleTime: 60_000 },
  ).data;
  const others = earlier?.data.filter((row) => row.id !== ticket.id).slice(0, ticketsMax) ?? [];
  const facts = Object.entries(customer?.attributes ?? {}).slice(0, factsMax);
  const phone = customer?.addresses.find((address) => address.kind === "phone")?.value;

  return (
    <PropertySection title="Customer">
      <div className="my-1 flex items-center gap-3">
        <Avatar id={requester.id} name={requester.name} size={32} />
        <span className="flex min-w-0 flex-col">
          <Link href={`/customers/${requester.id}`} className="truncate font-medium text-sm hover:underline">
            <bdi>{requester.name}</bdi>
          </Link>
          <span className="truncate text-ink-3 text-xs">{requester.email}</span>
        </span>
      </div>
      <UnreachableNote ticket={ticket} />
      <dl>
        {customer?.organization ? <Fact name="Organization" value={customer.organization.name} /> : null}
        {phone ? <Fact name="Phone" value={phone} /> : null}
        {customer?.timeZone ? <LocalTime timeZone={customer.timeZone} /> : null}
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {customer ? <Fact name="Tickets" value={ticketsWords(customer.ticketsCount)} /> : null}
      </dl>
      {others.length > 0 ? (
        <ul aria-label="Earlier tickets" className="-mx-2 mt-1">
          {others.map((row) => (
            <li key={row.id}>
              <Link
                href={`/tickets/${row.number}`}
                className="flex min-h-7 items-center gap-2 rounded-control px-2 text-sm hover:bg-hover"
              >
                <StatusIcon status={row.status} label={row.statusLabel} />
                <span className="figures text-ink-3 text-xs">#{row.number}</span>
                <bdi className="truncate">{row.subject}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </PropertySection>
  );
}

function ticketsWords(count: number): string {
  return count <= 1 ? "This is the first" : `${count - 1} more`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <PropertyRow
      name={
        <span className="truncate pe-2" title={name}>
          {name}
        </span>
      }
    >
      <PropertyText>
        <bdi className="truncate" title={value}>
          {value}
        </bdi>
      </PropertyText>
    </PropertyRow>
  );
}

function LocalTime({ timeZone }: { timeZone: string }) {
  const time = localTimeIn(timeZone);
  if (!time) return null;
  return (
    <PropertyRow name="Local time">
      <PropertyText>
        <span className="figures">{time}</span>
        <span className="truncate text-ink-3">{timeZone.split("/").at(-1)?.replaceAll("_", " ")}</span>
      </PropertyText>
    </PropertyRow>
  );
}

function localTimeIn(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format();
  } catch {
    return null;
  }
}
