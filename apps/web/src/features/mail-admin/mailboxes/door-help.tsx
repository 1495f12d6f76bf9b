"use client";
import type { ReactNode } from "react";
import { Link } from "@/lib/link";
import { CopyLine } from "../parts/copy-line";

/** How mail that is not fetched gets here, with commands to copy. */
export function DoorHelp({ address }: { address: string }) {
  const to = address || "support@example.com";
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  const host = typeof window === "undefined" ? "" : window.location.hostname;
  return (
    <div className="flex flex-col gap-4 rounded-control border border-line p-4">
      <Door
        title="By SMTP or LMTP"
        label="Postfix transport"
        command={`${to}  smtp:[${host}]:2525`}
        help={
          <>
            Set MAIL_LISTEN_PORT, such as 2525, and let your mail server hand the mail over to it. For Postfix, in the
            transport map:
          </>
        }
      />
      <Door
        title="By HTTP"
        label="HTTP command"
        command={`curl --fail --data-binary @message.eml -H "Authorization: Bearer $DESK_KEY" -H "Content-Type: message/rfc822" "${origin}/api/mail/inbound"`}
        help={
          <>
            Make a key with the scope <code className="font-mono text-xs">mail:ingest</code> under{" "}
            <Link href="/admin/api-keys" className="text-link">
              API keys
            </Link>{" "}
            and post the raw mail. Any answer but 2xx means: keep it, and try again.
          </>
        }
      />
      <Door
        title="Through a pipe"
        label="Pipe command"
        command={`./desk mail ingest --to ${to} < message.eml`}
        help="On the machine of the desk. It exits with 75 when the mail could not be stored, so that the server tries again."
      />
    </div>
  );
}

type DoorProps = { title: string; help: ReactNode; label: string; command: string };

function Door({ title, help, label, command }: DoorProps) {
  return (
    <div>
      <h3 className="font-medium text-sm">{title}</h3>
      <p className="mb-1.5 text-ink-2 text-sm">{help}</p>
      <CopyLine label={label} text={command} />
    </div>
  );
}
