"use client";
import { Link } from "@/lib/link";
import { CopyLine } from "../parts/copy-line";

/** How mail that is not fetched gets here, with commands to copy. */
export function DoorHelp({ address }: { address: string }) {
  const to = address || "support@example.com";
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return (
    <div className="flex flex-col gap-4 rounded-control border border-line p-4">
      <Door title="By SMTP">
        Set MAIL_SMTP_PORT on the worker and let your mail server hand {to} over to it, for example in Postfix:
        <CopyLine label="Postfix transport" text={`${to}  smtp:[desk-host]:2525`} />
      </Door>
      <Door title="By HTTP">
        Make a key with the scope <code className="font-mono text-xs">mail:ingest</code> under{" "}
        <Link href="/admin/api-keys" className="text-link">
          API keys
        </Link>{" "}
        and post the raw mail. Any answer but 2xx means: keep it and try again.
        <CopyLine
          label="HTTP command"
          text={`curl --fail --data-binary @message.eml -H "Authorization: Bearer $DESK_KEY" -H "Content-Type: message/rfc822" "${origin}/api/v1/mails?to=${encodeURIComponent(to)}"`}
        />
      </Door>
      <Door title="Through a pipe">
        On the machine of the desk; it exits with 75 when the mail could not be stored, so that the server tries again.
        <CopyLine label="Pipe command" text={`./desk mail ingest --to ${to} < message.eml`} />
      </Door>
    </div>
  );
}

function Door({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="font-medium text-sm">{title}</h3>
      <div className="flex flex-col gap-1.5 text-ink-2 text-sm">{children}</div>
    </div>
  );
}
