"use client";
import { type Completion, completionsAt, printValue } from "@desk/core/query/language";
import { useDeferredValue } from "react";
import { foldText } from "@/lib/fold-text";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";

export type Suggestion = { insert: string; label: string; hint: string };

const shownMax = 10;
const lookUpFrom = 2;

const ofName = (name: string, hint: string): Suggestion => ({ insert: printValue(name), label: name, hint });

/** Names that the language does not know by itself: people, teams, labels and the workspace's own statuses. */
function useNames({ kind, typed }: Completion): Suggestion[] {
  const { users, teams, labels, statuses } = useDirectory();
  const wanted = useDeferredValue(typed.trim());
  const canAsk = wanted.length >= lookUpFrom;
  const asked = { q: wanted, limit: shownMax };
  const customers = api.customer.list.useQuery(asked, { enabled: kind === "customer" && canAsk, staleTime: 30_000 });
  const organizations = api.organization.list.useQuery(asked, {
    enabled: kind === "organization" && canAsk,
    staleTime: 30_000,
  });
  switch (kind) {
    case "person":
      return users.filter(({ isActive }) => isActive).map(({ name }) => ofName(name, "Colleague"));
    case "team":
      return teams.map(({ name }) => ofName(name, "Team"));
    case "label":
      return labels.map(({ name }) => ofName(name, "Label"));
    case "status":
      return statuses.map(({ label }) => ofName(label, "Status"));
    case "customer":
      return (customers.data?.data ?? []).map(({ name, email }) =>
        email ? { insert: printValue(email), label: name || email, hint: email } : ofName(name, "Customer"),
      );
    case "organization":
      return (organizations.data?.data ?? []).map(({ name }) => ofName(name, "Organization"));
    case "none":
    case "field":
    case "value":
      return [];
  }
}

/** What may be written at the caret: words of the language first, then names. */
export function useCompletion(text: string, caret: number): Completion & { shown: Suggestion[] } {
  const completion = completionsAt(text, caret);
  const names = useNames(completion);
  const wanted = foldText(completion.typed.replace(/^"|"$/gu, "").trim());
  const isFetched = completion.kind === "customer" || completion.kind === "organization";
  const matching = isFetched
    ? names
    : names.filter(
        ({ label }) =>
          foldText(label)
            .split(/\s+/u)
            .some((word) => word.startsWith(wanted)) || foldText(label).startsWith(wanted),
      );
  const taken = new Set(completion.options.map(({ label }) => foldText(label)));
  const shown = [...completion.options, ...matching.filter(({ label }) => !taken.has(foldText(label)))];
  return { ...completion, shown: shown.slice(0, shownMax) };
}
