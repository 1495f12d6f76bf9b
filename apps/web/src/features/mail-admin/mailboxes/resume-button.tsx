"use client";
import { Button } from "@desk/ui/button";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";

/** Lets automatic answers leave again after the breaker stopped them. */
export function ResumeButton({ mailbox }: { mailbox: Outputs["mailbox"]["list"][number] }) {
  const cache = api.useUtils();
  const resume = api.mailbox.resume.useMutation(
    saving(() => cache.mailbox.list.invalidate(), `${mailbox.name} answers automatically again`),
  );
  return (
    <Button
      size="sm"
      isLoading={resume.isPending}
      aria-label={`Resume ${mailbox.name}`}
      onClick={() => resume.mutate({ mailboxId: mailbox.id })}
    >
      Resume
    </Button>
  );
}
