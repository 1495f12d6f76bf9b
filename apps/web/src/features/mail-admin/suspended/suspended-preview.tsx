"use client";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { api, type Outputs } from "@/trpc/client";
import { ReadableText } from "../log/source-view";
import { causeWords } from "../parts/mail-words";
import { SuspendedActions } from "./suspended-actions";

/** Why it waits, what it says, and what can be done, without leaving the queue. */
export function SuspendedPreview({
  mail,
  onDone,
}: {
  mail: Outputs["mail"]["list"]["data"][number];
  onDone: () => void;
}) {
  const source = api.mail.source.useQuery({ mailId: mail.id }, { staleTime: Infinity });
  return (
    <div className="flex max-w-(--w-measure) flex-col gap-2 p-4">
      <p className="text-ink-2 text-sm">
        {mail.cause ? causeWords[mail.cause].help : null} {mail.reason}
      </p>
      <Loaded query={source} what="The mail">
        {({ text }) => <ReadableText source={text} />}
      </Loaded>
      <div className="flex flex-wrap items-center gap-2">
        <SuspendedActions mailIds={[mail.id]} from={mail.from?.address ?? null} onDone={onDone} />
        <Link href={`/admin/mail-log/${mail.id}`} className="ms-2 text-link text-sm">
          Evidence and source
        </Link>
      </div>
    </div>
  );
}
