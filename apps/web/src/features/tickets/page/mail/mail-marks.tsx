import type { MessageView } from "@desk/contracts/ticket";
import { Badge } from "@desk/ui/badge";
import clsx from "clsx";
import { Bot, MailWarning, ShieldAlert } from "lucide-react";
import { natureWords } from "./nature-words";

/** What stands beside the author only when it matters: a sender not confirmed, a machine's mail. */
export function MailMarks({ message, className }: { message: MessageView; className: string }) {
  const { mail } = message;
  if (mail?.direction !== "in") return null;
  const nature = natureWords[mail.nature];
  if (mail.authentication !== "fail" && !nature) return null;
  return (
    <span className={clsx("flex items-center gap-1.5", className)}>
      {mail.authentication === "fail" ? (
        <span title="SPF, DKIM or DMARC failed: somebody else may have written this. Ask for a confirmation before you act on it.">
          <Badge tone="danger" icon={ShieldAlert}>
            Sender not confirmed
          </Badge>
        </span>
      ) : null}
      {nature ? (
        <span title={nature.hint}>
          <Badge icon={mail.nature === "bounce" ? MailWarning : Bot}>{nature.word}</Badge>
        </span>
      ) : null}
    </span>
  );
}
