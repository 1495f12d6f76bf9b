"use client";
import { Badge } from "@desk/ui/badge";
import { Icon } from "@desk/ui/icon";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Age } from "@/lib/age";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { useNow } from "@/lib/now";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { healthOf } from "../mailboxes/health";
import { causeWords } from "../parts/mail-words";
import { ScrollTable } from "../parts/scroll-table";
import { Section } from "../parts/section";
import { ageWords } from "./age-words";

const refreshMs = 15_000;
/** Older than this in a queue, something stands still. */
const lateSeconds = 300;

/** The figures that /metrics has, for those who look after mail. */
export default function MailHealthPage() {
  const health = api.mailHealth.get.useQuery(undefined, { refetchInterval: refreshMs });
  return (
    <SettingsPage
      area="Mail"
      title="Mail health"
      lead="Whether mail comes in, is looked at and leaves. The same figures are on /metrics for your monitoring."
    >
      <div className="flex flex-col gap-6">
        <Loaded query={health} what="Mail health">
          {(figures) => <Figures figures={figures} />}
        </Loaded>
        <MailboxHealthTable />
        {health.data ? <CauseList causes={health.data.causes} /> : null}
      </div>
    </SettingsPage>
  );
}

/** `trouble` says what is wrong, `false` that nothing is; a figure that is neither good nor bad has none. */
type Figure = { name: string; value: ReactNode; trouble?: string | false; href: string };

function Figures({ figures }: { figures: Outputs["mailHealth"]["get"] }) {
  const isLate = (seconds: number | null) => seconds !== null && seconds > lateSeconds;
  const oldest = (seconds: number | null) => (seconds === null ? "" : `, the oldest for ${ageWords(seconds)}`);
  const now: Figure[] = [
    {
      name: "Waiting to be looked at",
      value: `${figures.waiting}${oldest(figures.oldestWaitingSeconds)}`,
      trouble: isLate(figures.oldestWaitingSeconds) && "Nothing looks at stored mail. Is the worker running?",
      href: "/admin/mail-log?state=waiting",
    },
    {
      name: "Waiting to leave",
      value: `${figures.queued}${oldest(figures.oldestQueuedSeconds)}`,
      trouble:
        isLate(figures.oldestQueuedSeconds) && "Mail does not leave. Look at the outgoing server and the worker.",
      href: "/admin/outgoing-mail?state=queued",
    },
    { name: "Suspended", value: figures.suspended, href: "/admin/suspended" },
    {
      name: "Not understood",
      value: figures.unprocessable,
      trouble: figures.unprocessable > 0 && "They are kept. Look at them again after an upgrade.",
      href: "/admin/mail-log?state=unprocessable",
    },
  ];
  const day: Figure[] = [
    { name: "Came in", value: figures.received, href: "/admin/mail-log" },
    { name: "Sent", value: figures.sent, href: "/admin/outgoing-mail?state=sent" },
    {
      name: "Not delivered",
      value: figures.failed,
      trouble: figures.failed > 0 && "Servers refused them for good. Each line of the log says why.",
      href: "/admin/outgoing-mail?state=failed",
    },
    { name: "Came back", value: figures.bounced, href: "/admin/outgoing-mail?state=bounced" },
    {
      name: "Uncertain",
      value: figures.uncertain,
      trouble:
        figures.uncertain > 0 && "The connection broke off before the server confirmed. Retry them, or leave them.",
      href: "/admin/outgoing-mail?state=uncertain",
    },
  ];
  return (
    <div className="grid gap-6 md:grid-cols-2 md:[&>section]:border-t-0 md:[&>section]:pt-0">
      <Section title="Now">
        <FigureList figures={now} />
      </Section>
      <Section title="Last 24 hours">
        <FigureList figures={day} />
      </Section>
    </div>
  );
}

function FigureList({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="text-sm">
      {figures.map(({ name, value, trouble, href }) => (
        <li key={name} className="border-line border-b py-2">
          <span className="flex items-center gap-2">
            {trouble === undefined ? (
              <span className="size-4 shrink-0" />
            ) : (
              <Icon
                as={trouble ? TriangleAlert : CircleCheck}
                className={trouble ? "text-warning-ink" : "text-success-ink"}
              />
            )}
            <Link href={href} className="min-w-0 flex-1 hover:text-link">
              {name}
            </Link>
            <span className="figures text-end">{value}</span>
          </span>
          {trouble ? <span className="block ps-6 text-ink-2 text-xs">{trouble}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Causes that suspend what people then let in deserve a rule that lets its senders through. */
function CauseList({ causes }: { causes: Outputs["mailHealth"]["get"]["causes"] }) {
  return (
    <Section title="Suspended and let in after all, last 30 days">
      {causes.length === 0 ? (
        <p className="text-ink-2 text-sm">Nothing was suspended.</p>
      ) : (
        <ul className="text-sm">
          {causes.map(({ cause, suspended, recovered }) => (
            <li key={cause} className="flex items-center gap-3 border-line border-b py-2">
              <span className="min-w-0 flex-1">{causeWords[cause].word}</span>
              <span className="figures text-end">
                {recovered} of {suspended} ({Math.round((100 * recovered) / suspended)} %)
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function MailboxHealthTable() {
  const mailboxes = api.mailbox.list.useQuery(undefined, { refetchInterval: refreshMs });
  const now = useNow();
  return (
    <Section title="Mailboxes">
      <Loaded query={mailboxes} what="Mailboxes">
        {(all) =>
          all.length === 0 ? (
            <p className="text-ink-2 text-sm">
              There is none yet.{" "}
              <Link href="/admin/mailboxes/new" className="text-link">
                Set one up
              </Link>
            </p>
          ) : (
            <ScrollTable label="State of the mailboxes">
              <Table caption="Mailboxes" className="min-w-120">
                <TableHead>
                  <HeaderCell>Mailbox</HeaderCell>
                  <HeaderCell>State</HeaderCell>
                  <HeaderCell align="end">Last read</HeaderCell>
                </TableHead>
                <tbody>
                  {all.map((mailbox) => {
                    const { word, tone, alarm } = healthOf(mailbox, now);
                    return (
                      <TableRow key={mailbox.id}>
                        <TableCell className="align-top">
                          <Link href={`/admin/mailboxes/${mailbox.id}`} className="font-medium text-link">
                            <bdi>{mailbox.name}</bdi>
                          </Link>
                        </TableCell>
                        <TableCell className="align-top">
                          <Badge tone={tone}>{word}</Badge>
                          {alarm ? <p className="mt-0.5 text-ink-2 text-xs [overflow-wrap:anywhere]">{alarm}</p> : null}
                        </TableCell>
                        <TableCell align="end" className="align-top text-ink-3">
                          {mailbox.lastFetchAt ? <Age iso={mailbox.lastFetchAt} /> : "–"}
                        </TableCell>
                      </TableRow>
                    );
                  })}
                </tbody>
              </Table>
            </ScrollTable>
          )
        }
      </Loaded>
    </Section>
  );
}
