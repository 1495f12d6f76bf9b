"use client";
import type { MessageKind } from "@desk/contracts/words";
import { createStore, useStore } from "@/lib/store";

/** Reply or note, and whether the composer was just asked to take the focus. */
type Mode = { kind: MessageKind; focusAsked: number };

const mode = createStore<Mode>({ kind: "reply", focusAsked: 0 });

export const useMode = (): Mode => useStore(mode);
export const setMode = (kind: MessageKind): void => mode.set((before) => ({ kind, focusAsked: before.focusAsked + 1 }));
export const restMode = (): void => mode.set({ kind: "reply", focusAsked: 0 });
