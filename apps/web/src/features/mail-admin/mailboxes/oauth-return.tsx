"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Spinner } from "@desk/ui/spinner";
import { showToast } from "@desk/ui/toast";
import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { push, replace, useQueryString } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";

/** Where a provider leads back to after its own sign-in page. */
export function OAuthReturn() {
  const query = new URLSearchParams(useQueryString());
  const state = query.get("state") ?? "";
  const code = query.get("code") ?? "";
  const refusal = query.get("error_description") ?? query.get("error");
  const cache = api.useUtils();
  const finish = api.mailbox.finishOAuth.useMutation({
    async onSuccess(mailbox) {
      await cache.mailbox.list.invalidate();
      showToast({ tone: "success", message: `${mailbox.name} is signed in` });
      replace(`/admin/mailboxes/${mailbox.id}`);
    },
  });
  const isAsked = useRef(false);
  const { mutate } = finish;
  useEffect(() => {
    // A code works once, so it is handed in once, whatever React does.
    if (isAsked.current || refusal !== null || state === "" || code === "") return;
    isAsked.current = true;
    mutate({ state, code });
  }, [state, code, refusal, mutate]);

  const isIncomplete = refusal === null && (state === "" || code === "");
  const problem = finish.error
    ? problemOf(finish.error).message
    : refusal !== null
      ? `The provider says: ${refusal}`
      : isIncomplete
        ? "The provider's answer is incomplete."
        : null;
  return (
    <SettingsPage area="Mail" parent={{ label: "Mailboxes", href: "/admin/mailboxes" }} title="Sign in">
      {problem === null ? (
        <p role="status" className="flex items-center gap-2 text-ink-2 text-sm">
          <Spinner /> Finishing the sign-in…
        </p>
      ) : (
        <EmptyState
          icon={KeyRound}
          title="The sign-in did not complete"
          actions={<Button onClick={() => push("/admin/mailboxes")}>Back to the mailboxes</Button>}
        >
          {problem} Nothing was changed. Open the mailbox and start the sign-in again.
        </EmptyState>
      )}
    </SettingsPage>
  );
}
