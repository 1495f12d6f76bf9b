"use client";
import { useEffect, useState } from "react";
import { useQueryString } from "@/lib/navigation";
import { keepInAddress } from "./list-page";

/** What is typed, and what is asked for 200 ms after the typing stopped. */
export function useSearchText() {
  const query = useQueryString();
  const asked = new URLSearchParams(query).get("q") ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => keepInAddress(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed: typed ?? asked, asked, setTyped };
}
