"use client";
import { createStore, useStore } from "@/lib/store";

/** Small forms of the ticket that a menu or a key opens. */
export type Ask = "subject" | "requester" | "follow-up";

const asked = createStore<Ask | null>(null);
export const askFor = (ask: Ask | null): void => asked.set(ask);
export const useAsked = (): Ask | null => useStore(asked);
