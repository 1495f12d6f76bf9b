"use client";
import type { MessageView } from "@desk/contracts/ticket";
import { useState } from "react";
import { offerUndo } from "@/lib/undo";
import { api } from "@/trpc/client";

export type RemoteImagesState = {
  /** Whose pictures these are; null when nobody can be named. */
  sender: string | null;
  isShown: boolean;
  isBusy: boolean;
  showOnce: () => void;
  allow: () => void;
  /** Where the n-th picture comes from, once they may come at all. */
  address: ((index: number) => string) | undefined;
};

/** Pictures that a mail only points to stay away until somebody allows them: this time, or for this sender. */
export function useRemoteImages(message: MessageView): RemoteImagesState {
  const [isOnce, setOnce] = useState(false);
  const cache = api.useUtils();
  const isPointing = message.html?.includes(" data-src=") === true;
  const messageId = message.id;
  const { data } = api.remoteImage.read.useQuery({ messageId }, { enabled: isPointing, staleTime: 60_000 });
  const refresh = () => cache.remoteImage.read.invalidate();
  const forget = api.remoteImage.forget.useMutation({ onSettled: refresh });
  const allow = api.remoteImage.allow.useMutation({
    onSuccess: ({ sender }) => {
      if (sender === null) return;
      offerUndo(`Pictures from ${sender} are shown`, () => {
        setOnce(false);
        return forget.mutateAsync({ sender });
      });
    },
    onSettled: refresh,
  });
  const isShown = isOnce || data?.isAllowed === true;
  return {
    sender: data?.sender ?? null,
    isShown,
    isBusy: allow.isPending,
    showOnce: () => setOnce(true),
    allow: () => allow.mutate({ messageId }),
    address: isShown
      ? (index) =>
          `/files/remote?${new URLSearchParams({ message: messageId, image: String(index), ...(isOnce ? { once: "1" } : {}) })}`
      : undefined,
  };
}
