"use client";
import { Icon } from "@desk/ui/icon";
import { KeyCap } from "@desk/ui/key-cap";
import { Search } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { closeLayer, type MenuPage } from "@/lib/layers";
import { useTargetOffer } from "@/lib/target-source";
import { countOf } from "@/lib/words";
import { EntryRow } from "./entry-row";
import { matching } from "./menu-entry";
import { useEntries } from "./use-entries";
import { useFoundTickets } from "./use-found-tickets";
import { pageWords, usePickerEntries } from "./use-picker-entries";

/** Everything by typing: actions on the tickets meant, tickets, places. Backspace goes up a level. */
export default function CommandMenu({ page: firstPage }: { page: MenuPage | null }) {
  const offer = useTargetOffer();
  // What was meant when the menu opened stays meant, wherever the focus goes.
  const [targets] = useState(() => offer?.().targets ?? []);
  const [page, setPage] = useState<MenuPage | null>(firstPage);
  const [query, setQuery] = useState("");
  const [wished, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const source = offer && targets.length > 0 ? { ...offer(), targets } : null;

  const first = useEntries(source, toPage);
  const nested = usePickerEntries(source, page, query);
  const found = useFoundTickets(query, page === null);
  const isNumber = /^#?\d+$/u.test(query.trim());
  const own = matching(page ? nested : first, isNumber && !page ? "\u0000" : query);
  const isAction = (group: string) => group === "This ticket" || group === "Selected tickets";
  const shown = page
    ? own
    : [
        ...own.filter((entry) => isAction(entry.group)),
        ...found,
        ...own.filter((entry) => !isAction(entry.group) && (query || entry.group !== "Go to")),
      ];
  const active = Math.min(wished, Math.max(0, shown.length - 1));
  const scope = targets.length === 1 ? `#${targets[0]?.number}` : countOf(targets.length, "ticket");

  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function toPage(next: MenuPage | null) {
    setPage(next);
    setQuery("");
    setActive(0);
  }

  function key(event: KeyboardEvent) {
    const to = {
      ArrowDown: (active + 1) % Math.max(1, shown.length),
      ArrowUp: (active - 1 + shown.length) % Math.max(1, shown.length),
      PageDown: Math.min(shown.length - 1, active + 8),
      PageUp: Math.max(0, active - 8),
    }[event.key];
    if (to !== undefined) setActive(to);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) shown[active]?.run();
    else if (event.key === "Backspace" && query === "" && page) toPage(null);
    else return;
    event.preventDefault();
  }

  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && closeLayer()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-28 z-50 mx-auto flex max-h-[min(27rem,calc(100dvh-9rem))] max-w-(--w-palette) animate-enter flex-col overflow-hidden rounded-overlay bg-raised text-ink text-sm shadow-overlay outline-none max-md:top-4 forced-colors:border"
        >
          <Radix.Title className="sr-only">Command menu</Radix.Title>
          <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
            <Icon as={Search} className="text-ink-2" />
            {targets.length > 0 ? (
              <span className="figures shrink-0 rounded-badge bg-fill px-2 font-medium text-xs leading-5">{scope}</span>
            ) : null}
            {page ? <span className="shrink-0 text-ink-2">{pageWords[page]}</span> : null}
            <input
              role="combobox"
              aria-label={page ? pageWords[page] : "Command, ticket or place"}
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              placeholder={page ? "" : "Command, ticket or place"}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={key}
              className="h-full min-w-0 flex-1 bg-transparent text-md outline-none max-md:text-lg"
            />
          </div>
          <div
            ref={list}
            role="listbox"
            id={`${id}-list`}
            aria-label="Commands"
            className="min-h-0 flex-1 overflow-y-auto p-1"
          >
            {shown.map((entry, at) => (
              <EntryRow
                key={`${entry.group}.${entry.id}`}
                id={`${id}-${at}`}
                at={at}
                entry={entry}
                heading={shown[at - 1]?.group === entry.group ? null : entry.group}
                query={query}
                isActive={at === active}
                onPoint={() => setActive(at)}
              />
            ))}
          </div>
          {shown.length === 0 ? (
            <p role="status" className="px-4 pb-3 text-ink-3">
              Nothing matches “{query}”.
            </p>
          ) : null}
          <div className="flex h-9 shrink-0 items-center gap-4 border-line border-t bg-sunken px-4 text-ink-3 text-xs max-md:hidden">
            <Hint keys={["↑", "↓"]}>move</Hint>
            <Hint keys={["↵"]}>run</Hint>
            {page ? <Hint keys={capsOf("backspace")}>go up</Hint> : null}
            <span className="ms-auto">#number opens a ticket</span>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Hint({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className="flex items-center gap-2">
      <KeyCap keys={keys} />
      {children}
    </span>
  );
}
