"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { FileQuestionMark } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { push } from "@/lib/navigation";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { MailboxForm } from "./mailbox-form";

/** One mailbox by its id. The form keeps what is typed when the mailbox changes behind it. */
export function MailboxPage({ mailboxId }: { mailboxId: string }) {
  const mailboxes = api.mailbox.list.useQuery();
  const mailbox = mailboxes.data?.find(({ id }) => id === mailboxId);
  if (mailbox) return <MailboxForm key={mailbox.id} saved={mailbox} />;
  return (
    <SettingsPage area="Mail" parent={{ label: "Mailboxes", href: "/admin/mailboxes" }} title="Mailbox">
      <Loaded query={mailboxes} what="The mailbox">
        {() => (
          <EmptyState
            icon={FileQuestionMark}
            title="There is no such mailbox"
            actions={<Button onClick={() => push("/admin/mailboxes")}>All mailboxes</Button>}
          >
            Somebody may have deleted it.
          </EmptyState>
        )}
      </Loaded>
    </SettingsPage>
  );
}
