"use client";
import { completionsAt, type QueryField } from "@desk/core/query/language";
import type { PickerOption } from "@desk/ui/picker-button";
import { useDeferredValue } from "react";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";

const shownMax = 8;
const option = (id: string, label = id): PickerOption => ({ id, label });

/** Every value of a field whose values are known; empty where they are typed. */
export function useKnownValues(field: QueryField | undefined): PickerOption[] {
  const { users, teams, labels, statuses } = useDirectory();
  const words = (field?.words ?? []).map(({ value, label }) => option(value, label));
  const values = (field?.values ?? []).map(({ value, label }) => option(value, label));
  switch (field?.kind) {
    case "choice":
      return [...values, ...words];
    case "boolean":
      return [option("yes", "Yes"), option("no", "No")];
    case "status": {
      const own = statuses
        .map(({ label }) => option(label))
        .filter(({ label }) => !values.some((v) => v.label === label));
      return [...values, ...own];
    }
    case "team":
      return [...words, ...teams.map(({ name }) => option(name))];
    case "agent":
      return [...words, ...users.filter(({ isActive }) => isActive).map(({ name }) => option(name))];
    case "label":
      return [...words, ...labels.map(({ name }) => option(name))];
    default:
      return [];
  }
}

/** What may be meant by what is typed: dates by their words, people and organizations by name. */
export function useTypedSuggestions(field: QueryField | undefined, typed: string): { value: string; label: string }[] {
  const wanted = useDeferredValue(typed.trim());
  const asked = { q: wanted, limit: shownMax };
  const canAsk = wanted.length >= 2;
  const customers = api.customer.list.useQuery(asked, {
    enabled: field?.kind === "customer" && canAsk,
    staleTime: 30_000,
  });
  const organizations = api.organization.list.useQuery(asked, {
    enabled: field?.kind === "organization" && canAsk,
    staleTime: 30_000,
  });
  switch (field?.kind) {
    case "date": {
      const text = `${field.name}:`;
      return completionsAt(text, text.length).options.map(({ insert, hint }) => ({ value: insert, label: hint }));
    }
    case "customer":
      return (customers.data?.data ?? []).map(({ name, email }) => ({ value: email ?? name, label: name }));
    case "organization":
      return (organizations.data?.data ?? []).map(({ name }) => ({ value: name, label: name }));
    default:
      return [];
  }
}
