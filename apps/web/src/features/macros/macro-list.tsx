"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Input } from "@desk/ui/input";
import { Tabs } from "@desk/ui/tabs";
import { keepPreviousData } from "@tanstack/react-query";
import { SearchX, Zap } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Loaded } from "@/lib/loaded";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import { MacroShelf } from "./macro-shelf";
import { pathOf, useMayWrite } from "./places";
import { shelvesOf } from "./shelves";

/** All that one may see, found by words, in the order in which they are offered to read. */
export function MacroList() {
  const [state, setState] = useState("active");
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const mayWrite = useMayWrite();
  const query = api.macro.list.useInfiniteQuery(
    { isActive: state === "active", limit: 100, ...(q ? { q } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
  );
  return (
    <>
      <Input
        type="search"
        aria-label="Find a macro"
        placeholder="Find a macro by its name or its words"
        className="mb-3 max-w-100"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Tabs
        label="Which macros"
        selected={state}
        onSelect={setState}
        items={[
          { id: "active", label: "Active" },
          { id: "off", label: "Switched off" },
        ]}
      >
        <Loaded query={query} what="Macros">
          {({ pages }) => {
            const all = pages.flatMap(({ data }) => data);
            if (all.length === 0 && q)
              return (
                <EmptyState
                  icon={SearchX}
                  title="No macro has these words"
                  actions={<Button onClick={() => setTyped("")}>Clear the search</Button>}
                >
                  The name, the description and the texts are looked at.
                </EmptyState>
              );
            if (all.length === 0)
              return (
                <EmptyState
                  icon={Zap}
                  title={state === "active" ? "There is no macro yet" : "No macro is switched off"}
                  actions={
                    state === "active" && mayWrite ? (
                      <Button variant="primary" onClick={() => push(pathOf("new"))}>
                        New macro
                      </Button>
                    ) : undefined
                  }
                >
                  {state === "active"
                    ? "Write down what you answer again and again; the customer’s name and the ticket’s number fill themselves in."
                    : "A macro that is switched off is kept and not offered."}
                </EmptyState>
              );
            return (
              <>
                {shelvesOf(all).map((shelf) => (
                  <MacroShelf key={shelf.id} shelf={shelf} canArrange={q === ""} />
                ))}
                {query.hasNextPage ? (
                  <Button
                    className="mt-4"
                    isLoading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    Show more
                  </Button>
                ) : null}
              </>
            );
          }}
        </Loaded>
      </Tabs>
    </>
  );
}
