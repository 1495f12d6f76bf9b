"use client";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Asks for a mailed link. The answer is the same whether or not somebody has this address. */
export function useMailedLink(
  kind: "magicLink" | "passwordReset",
  email: string,
  onError: (message: string | null) => void,
) {
  const [isSent, setIsSent] = useState(false);
  const options = {
    onSuccess: () => setIsSent(true),
    onError: (error: unknown) => onError(problemOf(error).message),
  };
  const magicLink = api.auth.requestMagicLink.useMutation(options);
  const passwordReset = api.auth.requestPasswordReset.useMutation(options);
  const mutation = kind === "magicLink" ? magicLink : passwordReset;
  return {
    isSent,
    isBusy: mutation.isPending,
    reset: () => setIsSent(false),
    send: () => {
      if (email.trim() === "") return onError("Enter your e-mail address first.");
      onError(null);
      mutation.mutate({ email });
    },
  };
}
