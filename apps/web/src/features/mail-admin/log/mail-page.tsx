"use client";
import { Badge } from "@desk/ui/badge";
import { buttonClass } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { MailQuestionMark } from "lucide-react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { fileSize } from "@/lib/words";
import { api, errorCode, type Outputs } from "@/trpc/client";
import { Facts } from "../parts/facts";
import { causeWords, doorWords, natureWords, ruleWords, stateWords } from "../parts/mail-words";
import { Moment } from "../parts/moment";
import { Section } from "../parts/section";
import { MailActions } from "./mail-actions";
import { SourceView } from "./source-view";

type Mail = Outputs["mail"]["byId"];

/** One mail: what became of it and why, what proves it, and its source. */
export function MailPage({ mailId }: { mailId: string }) {
  const mail = api.mail.byId.useQuery({ mailId });
  const isMissing = errorCode(mail.error) === "NOT_FOUND" || errorCode(mail.error) === "BAD_REQUEST";
  return (
    <SettingsPage
      area="Mail"
      parent={{ label: "Incoming mail", href: "/admin/mail-log" }}
      title={mail.data ? mail.data.subject || "(no subject)" : "Mail"}
      actions={mail.data ? <MailActions mail={mail.data} /> : null}
    >
      {isMissing ? (
        <EmptyState
          icon={MailQuestionMark}
          title="There is no such mail"
          actions={
            <Link href="/admin/mail-log" className={buttonClass("secondary", "md")}>
              All incoming mail
            </Link>
          }
        >
          It may belong to another workspace, or its link is incomplete.
        </EmptyState>
      ) : (
        <Loaded query={mail} what="The mail">
          {(loaded) => (
            <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2 xl:[&>section]:border-t-0 xl:[&>section]:pt-0">
              <div className="flex min-w-0 flex-col gap-6">
                <Decision mail={loaded} />
                <Evidence mail={loaded} />
              </div>
              <SourceView mail={loaded} />
            </div>
          )}
        </Loaded>
      )}
    </SettingsPage>
  );
}

function Decision({ mail }: { mail: Mail }) {
  const { word, tone } = stateWords[mail.state];
  return (
    <Section title="What became of it">
      <Facts
        facts={[
          {
            name: "Outcome",
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={tone}>{word}</Badge>
                {mail.ticket ? (
                  <Link href={`/tickets/${mail.ticket.number}`} className="text-link">
                    <span className="figures">#{mail.ticket.number}</span> <bdi>{mail.ticket.subject}</bdi>
                  </Link>
                ) : null}
                {mail.duplicateOfId ? (
                  <Link href={`/admin/mail-log/${mail.duplicateOfId}`} className="text-link">
                    Show the first one
                  </Link>
                ) : null}
              </span>
            ),
          },
          mail.cause
            ? {
                name: "Cause",
                value: `${mail.causeNumber}: ${causeWords[mail.cause].word}. ${causeWords[mail.cause].help}`,
              }
            : null,
          mail.reason ? { name: "Reason", value: mail.reason } : null,
          mail.rule ? { name: "Rule that matched", value: ruleWords[mail.rule] } : null,
          mail.nature ? { name: "Written by", value: natureWords[mail.nature] } : null,
          mail.nextAttemptAt && mail.state === "waiting"
            ? { name: "Looked at next", value: <Moment iso={mail.nextAttemptAt} /> }
            : null,
        ]}
      />
      {mail.trail.length > 0 ? (
        <div>
          <h3 className="mb-1 font-medium text-sm">How it was decided</h3>
          <ol className="border-line border-s ps-3 text-sm">
            {mail.trail.map((step) => (
              <li key={`${step.at} ${step.words}`} className="flex gap-3 py-0.5">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{step.words}</span>
                <span className="text-ink-3 text-xs">
                  <Moment iso={step.at} />
                </span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Section>
  );
}

const verdictTone = { pass: "success", fail: "danger", none: "neutral" } as const;
const verdictWords = { pass: "Passed", fail: "Failed", none: "Not checked" };

function Evidence({ mail }: { mail: Mail }) {
  const { authentication } = mail;
  return (
    <Section title="Evidence">
      <Facts
        facts={[
          {
            name: "From",
            value: mail.from ? (
              <bdi>{mail.from.name ? `${mail.from.name} <${mail.from.address}>` : mail.from.address}</bdi>
            ) : (
              "Names no sender"
            ),
          },
          mail.envelopeFrom !== null
            ? { name: "Envelope from", value: mail.envelopeFrom || "Empty, as of delivery reports" }
            : null,
          mail.envelopeTo.length > 0 ? { name: "Envelope to", value: mail.envelopeTo.join(", ") } : null,
          {
            name: "Authentication",
            value: authentication ? (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={verdictTone[authentication.verdict]}>{verdictWords[authentication.verdict]}</Badge>
                <span>
                  SPF {authentication.spf}, DKIM {authentication.dkim}, DMARC {authentication.dmarc}
                  {authentication.checkedBy
                    ? `; checked by ${authentication.checkedBy === "own" ? "this desk" : authentication.checkedBy}`
                    : ""}
                </span>
              </span>
            ) : (
              "Not checked"
            ),
          },
          { name: "Came in", value: `${doorWords[mail.door]}${mail.mailbox ? ` for ${mail.mailbox.name}` : ""}` },
          mail.remoteAddress
            ? { name: "Sent from", value: <code className="text-xs">{mail.remoteAddress}</code> }
            : null,
          mail.messageId ? { name: "Message-ID", value: <code className="text-xs">{mail.messageId}</code> } : null,
          { name: "Arrived", value: <Moment iso={mail.receivedAt} /> },
          { name: "Size", value: fileSize(mail.sizeBytes) },
          mail.attempts > 1 ? { name: "Looked at", value: `${mail.attempts} times` } : null,
          mail.isArchive ? { name: "Archive", value: "Imported with its original date; nobody was notified." } : null,
        ]}
      />
    </Section>
  );
}
