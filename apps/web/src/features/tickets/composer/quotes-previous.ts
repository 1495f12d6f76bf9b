"use client";
import { useState } from "react";
import { readStored, writeStored } from "@/lib/stored";

const key = "halen.quotes-previous";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** Whether replies bring the message before along; the last choice made in this browser stays. */
export function useQuotesPrevious(): [boolean, (quotes: boolean) => void] {
  const [quotes, setQuotes] = useState(() => readStored(key, isBoolean) ?? false);
  return [
    quotes,
    (next) => {
      setQuotes(next);
      writeStored(key, next);
    },
  ];
}
