import { KeyCap } from "@desk/ui/key-cap";

const hints = [
  { keys: ["J", "K"], text: "move in the list" },
  { keys: ["↵"], text: "open" },
  { keys: ["X"], text: "select" },
  { keys: ["?"], text: "all shortcuts" },
];

/** The place of the ticket while none is open. */
export function NoTicketOpen() {
  return (
    <section aria-label="Ticket" className="flex min-w-0 flex-1 flex-col">
      <div className="h-(--h-bar) shrink-0 border-line border-b" />
      <div className="flex flex-1 items-center justify-center p-6">
        <div className="w-56">
          <h2 className="font-semibold text-sm">No ticket is open</h2>
          <p className="mt-0.5 mb-3 text-ink-2 text-sm">Choose one from the list.</p>
          <dl className="max-md:hidden">
            {hints.map((hint) => (
              <div key={hint.text} className="flex h-7 items-center gap-3 text-ink-3 text-xs">
                <dt className="w-12">
                  <KeyCap keys={hint.keys} />
                  <span className="sr-only">{hint.keys.join(", ")}</span>
                </dt>
                <dd>{hint.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </section>
  );
}
