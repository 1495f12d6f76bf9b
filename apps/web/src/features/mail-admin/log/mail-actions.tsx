"use client";
import { Button } from "@desk/ui/button";
import { RefreshCw } from "lucide-react";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { SuspendedActions } from "../suspended/suspended-actions";

/** What can be done with a mail, by what became of it. */
export function MailActions({ mail }: { mail: Outputs["mail"]["byId"] }) {
  const cache = api.useUtils();
  const reprocess = api.mail.reprocess.useMutation(
    saving(() => cache.mail.invalidate(), "The mail will be looked at again"),
  );
  if (mail.state === "suspended") return <SuspendedActions mailIds={[mail.id]} from={mail.from?.address ?? null} />;
  if (mail.state !== "unprocessable" && mail.state !== "rejected") return null;
  return (
    <Button icon={RefreshCw} isLoading={reprocess.isPending} onClick={() => reprocess.mutate({ mailIds: [mail.id] })}>
      Look at it again
    </Button>
  );
}
