"use client";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { showToast } from "@desk/ui/toast";
import { CircleAlert, KeyRound } from "lucide-react";
import { problemOf } from "@/lib/problem";
import { exactTime } from "@/lib/time";
import { api, type Outputs } from "@/trpc/client";
import { needsSignIn, providerOf } from "./health";

const names = { google: "Google", microsoft: "Microsoft" };

/** For mailboxes that sign in with a provider: whether somebody has, and the way there. */
export function SignInBanner({ mailbox }: { mailbox: Outputs["mailbox"]["list"][number] }) {
  const provider = providerOf(mailbox);
  const choices = api.mailbox.choices.useQuery(undefined, { enabled: provider !== null });
  const start = api.mailbox.startOAuth.useMutation({
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => showToast({ tone: "danger", message: problemOf(error).message }),
  });
  if (provider === null) return null;
  const isMissing = needsSignIn(mailbox);
  const name = names[provider];
  if (choices.data && !choices.data.oauthProviders.includes(provider)) {
    return (
      <Banner tone="warning" icon={CircleAlert} title={`Signing in with ${name} is not set up here.`}>
        Register this installation with {name}, with the return address <code>{choices.data.redirectUrl}</code>, and set
        its client id and secret; the mail page of the manual says how.
      </Banner>
    );
  }
  return (
    <Banner
      tone={isMissing ? "danger" : "neutral"}
      icon={KeyRound}
      title={isMissing ? `Not signed in with ${name} yet.` : `Signed in with ${name}.`}
      actions={
        <Button
          variant={isMissing ? "primary" : "secondary"}
          size="sm"
          isLoading={start.isPending}
          onClick={() => start.mutate({ mailboxId: mailbox.id })}
        >
          {isMissing ? `Sign in with ${name}` : "Sign in again"}
        </Button>
      }
    >
      {isMissing
        ? "Nothing is read or sent until somebody has."
        : mailbox.tokenExpiresAt
          ? `Renewed by itself; the present one ends ${exactTime(mailbox.tokenExpiresAt)}.`
          : "It is renewed by itself."}
    </Banner>
  );
}
