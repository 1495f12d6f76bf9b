"use client";
import { Button } from "@desk/ui/button";
import { useState } from "react";
import { signIn } from "@/lib/session";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";
import { useLinkToken } from "./use-link-token";

/** Opening the link signs nobody in: mail scanners open links too. The button does. */
export function SignInByLink() {
  const token = useLinkToken();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function enter() {
    setIsBusy(true);
    const result = await signIn("magic-link", { token: token ?? "" }, "/views/my-queue");
    if (result.ok) return window.location.assign(result.url);
    setIsBusy(false);
    setError("This link was used before or is too old. Ask for a new one.");
  }

  return (
    <AuthFrame title="Sign in with your link" lead="The link works once. It ends when you press the button.">
      <FormError message={error} />
      {error === null ? (
        <Button variant="primary" size="xl" isLoading={isBusy} className="w-full justify-center" onClick={enter}>
          Sign in
        </Button>
      ) : (
        <a className="text-link text-sm" href="/sign-in">
          Ask for a new link
        </a>
      )}
    </AuthFrame>
  );
}
