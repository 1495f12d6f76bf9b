"use client";
import type { MacroContext } from "@desk/contracts/macro-words";
import { PickerList } from "@desk/ui/picker-list";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { api, type Outputs } from "@/trpc/client";
import { recentFirst, recentMacros } from "./recent-macros";

type Macro = Outputs["macro"]["offered"]["data"][number];
type Props = { context?: MacroContext; onPick: (macro: Macro) => void; onSearch?: (query: string) => void };

const scopeWords = { me: "Mine", everyone: "Everyone" } as const;

/** The macros of this context, or all that may be used: type to find, arrows to move, Enter to choose. */
export function MacroList({ context, onPick, onSearch }: Props) {
  const [query, setQuery] = useState("");
  const q = query.trim();
  const offered = api.macro.offered.useQuery(
    { ...(context ? { context } : {}), ...(q ? { q } : {}) },
    { placeholderData: keepPreviousData, staleTime: 30_000 },
  );
  const found = offered.data?.data ?? [];
  const macros = q ? found : recentFirst(found, recentMacros());
  return (
    <PickerList
      label="Macros"
      placeholder="Find a macro or a canned reply"
      selected={[]}
      isLoading={offered.isFetching}
      emptyText={emptyWords(q, offered.error !== null)}
      onSearch={(text) => {
        setQuery(text);
        onSearch?.(text);
      }}
      options={macros.map((macro) => ({
        id: macro.id,
        label: macro.name,
        content: <MacroLine macro={macro} />,
        hint: macro.team?.name ?? (macro.scope === "team" ? "Team" : scopeWords[macro.scope]),
      }))}
      onSelect={(id) => {
        const macro = macros.find((each) => each.id === id);
        if (macro) onPick(macro);
      }}
    />
  );
}

function emptyWords(q: string, hasFailed: boolean): string {
  if (hasFailed) return "The macros did not load. Close this and try again.";
  return q ? "No macro has these words." : "There is no macro for this yet. Write one under Settings, Macros.";
}

function MacroLine({ macro }: { macro: Macro }) {
  const second = macro.description || macro.preview;
  return (
    <span className="block py-1">
      <bdi className="block truncate font-medium">{macro.name}</bdi>
      {second ? (
        <bdi className="block truncate text-ink-2 text-xs" dir="auto">
          {second}
        </bdi>
      ) : null}
    </span>
  );
}
