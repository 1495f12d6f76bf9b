"use client";
import type { MessageView } from "@desk/contracts/ticket";
import { createStore, useStore } from "@/lib/store";

/** A dialog about one message. */
export type MessageAsk = { kind: "forward" | "source"; message: MessageView };

const asked = createStore<MessageAsk | null>(null);
export const askForMessage = (ask: MessageAsk | null): void => asked.set(ask);
export const useAskedMessage = (): MessageAsk | null => useStore(asked);
