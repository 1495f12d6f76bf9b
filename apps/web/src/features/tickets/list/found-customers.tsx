"use client";
import { Avatar } from "@desk/ui/avatar";
import { GroupHead } from "@desk/ui/group-head";
import { Link } from "@/lib/link";

type Props = { customers: readonly { id: string; name: string; email: string | null }[] };

/** Customers a search found, above its tickets. */
export default function FoundCustomers({ customers }: Props) {
  return (
    <section aria-label="Customers found" className="max-h-1/3 shrink-0 overflow-y-auto">
      <GroupHead count={customers.length}>Customers</GroupHead>
      <ul>
        {customers.map((customer) => (
          <li key={customer.id}>
            <Link
              href={`/customers/${customer.id}`}
              className="focus-inset flex h-(--row) items-center gap-2.5 border-line border-b px-3 hover:bg-hover"
            >
              <Avatar id={customer.id} name={customer.name} size={20} />
              <bdi className="min-w-0 truncate text-sm">{customer.name}</bdi>
              <span className="ms-auto min-w-0 truncate text-ink-3 text-xs">{customer.email}</span>
            </Link>
          </li>
        ))}
      </ul>
      <GroupHead>Tickets</GroupHead>
    </section>
  );
}
