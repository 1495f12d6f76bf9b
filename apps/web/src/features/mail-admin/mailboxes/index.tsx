"use client";
import { usePathAfter } from "@/lib/navigation";
import { MailboxForm } from "./mailbox-form";
import { MailboxList } from "./mailbox-list";
import { MailboxPage } from "./mailbox-page";
import { OAuthReturn } from "./oauth-return";

export default function Mailboxes() {
  const rest = usePathAfter("/admin/mailboxes/");
  if (rest === null) return <MailboxList />;
  if (rest === "new") return <MailboxForm key="new" saved={null} />;
  if (rest === "oauth") return <OAuthReturn />;
  return <MailboxPage key={rest} mailboxId={rest} />;
}
