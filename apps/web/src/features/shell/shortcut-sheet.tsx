"use client";
import Dialog from "@desk/ui/dialog";
import { Input } from "@desk/ui/input";
import { KeyCap } from "@desk/ui/key-cap";
import { useRef, useState } from "react";
import { foldText } from "@/lib/fold-text";
import { commandIds, entryOf, groups } from "@/lib/keyboard/catalogue";
import { capsOf } from "@/lib/keyboard/keys";
import { closeLayer } from "@/lib/layers";

/** Every shortcut, searchable. */
export default function ShortcutSheet() {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const wanted = foldText(query.trim());
  const shown = commandIds.filter((id) => foldText(entryOf(id).label).includes(wanted));

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && closeLayer()}
      title="Keyboard shortcuts"
      closeLabel="Close"
      size="lg"
      initialFocusRef={field}
    >
      <Input
        ref={field}
        type="search"
        aria-label="Find a shortcut"
        placeholder="Find a shortcut"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {shown.length === 0 ? <p className="mt-3 text-ink-3 text-sm">No shortcut matches.</p> : null}
      <div className="mt-3 grid gap-x-8 sm:grid-cols-2">
        {groups.map((group) => {
          const ids = shown.filter((id) => entryOf(id).group === group);
          if (ids.length === 0) return null;
          return (
            <section key={group} className="mb-3 break-inside-avoid">
              <h3 className="mb-1 font-semibold text-xs">{group}</h3>
              <dl>
                {ids.map((id) => (
                  <div key={id} className="flex min-h-7 items-center gap-3">
                    <dt className="min-w-0 flex-1 text-ink-2 text-sm">{entryOf(id).label}</dt>
                    <dd className="flex gap-2">
                      {entryOf(id).keys.map((keys) => (
                        <span key={keys}>
                          <KeyCap keys={capsOf(keys)} />
                          <span className="sr-only">{capsOf(keys).join(" ")}</span>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
