"use client";
import { Input } from "@desk/ui/input";
import { useEffect, useState } from "react";
import { useAddressParam } from "./use-address-param";

const quietMs = 250;

/** A search that stands in the address as `q` once the typing stopped. */
export function SearchField({ label }: { label: string }) {
  const [asked, setAsked] = useAddressParam("q");
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => setAsked(typed.trim()), quietMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      type="search"
      data-search
      aria-label={label}
      placeholder={label}
      className="max-w-100"
      value={typed ?? asked}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
