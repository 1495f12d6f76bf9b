"use client";
import type { RequesterInput } from "@desk/contracts/ticket";
import { Avatar } from "@desk/ui/avatar";
import { Field } from "@desk/ui/field";
import { IconButton } from "@desk/ui/icon-button";
import { Input } from "@desk/ui/input";
import { X } from "lucide-react";
import { useDeferredValue, useId, useState } from "react";
import { api } from "@/trpc/client";
import { controlBoxClass } from "./control-box";

type Person = { id: string; name: string; email: string | null };
type Props = {
  onChange: (requester: RequesterInput | null) => void;
  error?: string | undefined;
  initial?: { text: string; person: Person | null } | undefined;
  onKeep?: ((text: string, person: Person | null) => void) | undefined;
};

const addressShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Who asks: found by name or address, or a new address. */
export function RequesterField({ onChange, error, initial, onKeep }: Props) {
  const [text, setText] = useState(initial?.text ?? "");
  const [person, setPerson] = useState<Person | null>(initial?.person ?? null);
  const [active, setActive] = useState(0);
  const id = useId();
  const wanted = useDeferredValue(text.trim());
  const found = api.customer.list.useQuery(
    { q: wanted, limit: 8 },
    { enabled: wanted.length > 1 && !person, staleTime: 30_000 },
  );
  const options: Person[] = person || wanted.length < 2 ? [] : (found.data?.data ?? []);
  const isNew =
    !person && addressShape.test(text.trim()) && !options.some((each) => each.email === text.trim().toLowerCase());

  function choose(next: Person | null) {
    setPerson(next);
    setText("");
    onKeep?.("", next);
    onChange(next ? { customerId: next.id } : null);
  }

  function type(next: string) {
    setText(next);
    setActive(0);
    onKeep?.(next, null);
    const address = next.trim();
    onChange(addressShape.test(address) ? { email: address } : null);
  }

  if (person) {
    return (
      <div className="flex flex-col gap-1">
        <span className="font-medium text-sm">Requester</span>
        <span className={controlBoxClass}>
          <Avatar id={person.id} name={person.name} size={20} />
          <bdi className="truncate">{person.name}</bdi>
          <span className="min-w-0 flex-1 truncate text-ink-3 text-xs">{person.email}</span>
          <IconButton icon={X} size="sm" label={`Remove ${person.name}`} onClick={() => choose(null)} />
        </span>
      </div>
    );
  }
  return (
    <div className="relative">
      <Field
        label="Requester"
        isRequired
        error={error}
        help={isNew ? "Nobody has this address yet: a new customer is made." : "A name, or an address."}
      >
        <Input
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            const option = options[active];
            if (event.key === "ArrowDown") setActive(Math.min(options.length - 1, active + 1));
            else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
            else if (event.key === "Enter" && option && !isNew) choose(option);
            else return;
            event.preventDefault();
          }}
        />
      </Field>
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label="Customers found"
        hidden={options.length === 0}
        className="absolute inset-x-0 top-14 z-10 max-h-60 overflow-y-auto rounded-overlay bg-raised p-1 shadow-overlay"
      >
        {options.map((option, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The field keeps the focus and handles the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: As above.
          <div
            key={option.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onPointerMove={() => setActive(at)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            className="flex h-8 items-center gap-2 rounded-control px-2 text-sm aria-selected:bg-pressed"
          >
            <Avatar id={option.id} name={option.name} size={20} />
            <bdi className="truncate">{option.name}</bdi>
            <span className="ms-auto truncate text-ink-3 text-xs">{option.email}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
