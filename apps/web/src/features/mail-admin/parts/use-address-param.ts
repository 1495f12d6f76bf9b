"use client";
import { replace, useQueryString } from "@/lib/navigation";

/** One part of the query in the address; an empty value takes it out. */
export function useAddressParam(name: string): [value: string, set: (value: string) => void] {
  const value = new URLSearchParams(useQueryString()).get(name) ?? "";
  function set(next: string) {
    const url = new URL(window.location.href);
    if (next) url.searchParams.set(name, next);
    else url.searchParams.delete(name);
    replace(url.pathname + url.search);
  }
  return [value, set];
}
