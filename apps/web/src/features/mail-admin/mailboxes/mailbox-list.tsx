"use client";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Mailbox, Plus } from "lucide-react";
import { Age } from "@/lib/age";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { useDirectory } from "@/lib/me";
import { push } from "@/lib/navigation";
import { useNow } from "@/lib/now";
import { SettingsPage } from "@/lib/settings-page";
import { countOf } from "@/lib/words";
import { api, type Outputs } from "@/trpc/client";
import { ScrollTable } from "../parts/scroll-table";
import { healthOf } from "./health";
import { ResumeButton } from "./resume-button";

type MailboxRowView = Outputs["mailbox"]["list"][number];
const refreshMs = 30_000;

/** All mailboxes with how they are; a trouble says in words what it is. */
export function MailboxList() {
  const mailboxes = api.mailbox.list.useQuery(undefined, { refetchInterval: refreshMs });
  return (
    <SettingsPage
      area="Mail"
      title="Mailboxes"
      lead="The addresses your customers write to: how their mail comes in, and how answers leave."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => push("/admin/mailboxes/new")}>
          New mailbox
        </Button>
      }
    >
      <Loaded query={mailboxes} what="Mailboxes">
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={Mailbox}
              title="There is no mailbox yet"
              actions={
                <Button icon={Plus} onClick={() => push("/admin/mailboxes/new")}>
                  Set up a mailbox
                </Button>
              }
            >
              Set up the first address: from then on mail becomes tickets, and answers reach customers by mail.
            </EmptyState>
          ) : (
            <ScrollTable label="Mailboxes">
              <Table caption="Mailboxes" className="min-w-150">
                <TableHead>
                  <HeaderCell>Mailbox</HeaderCell>
                  <HeaderCell>Team</HeaderCell>
                  <HeaderCell>State</HeaderCell>
                  <HeaderCell align="end">Last read</HeaderCell>
                </TableHead>
                <tbody>
                  {all.map((mailbox) => (
                    <Row key={mailbox.id} mailbox={mailbox} />
                  ))}
                </tbody>
              </Table>
            </ScrollTable>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}

function Row({ mailbox }: { mailbox: MailboxRowView }) {
  const now = useNow();
  const { teams } = useDirectory();
  const { word, tone, alarm } = healthOf(mailbox, now);
  const team = teams.find(({ id }) => id === mailbox.teamId);
  return (
    <TableRow>
      <TableCell className="align-top">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link href={`/admin/mailboxes/${mailbox.id}`} className="font-medium text-link">
            <bdi>{mailbox.name}</bdi>
          </Link>
          {mailbox.isDefault ? <Badge>Default</Badge> : null}
          {mailbox.settings.isArchiveImport ? <Badge>Archive</Badge> : null}
        </p>
        <p className="text-ink-3 text-xs">
          <bdi>{mailbox.address}</bdi>
          {mailbox.aliases.length > 0
            ? ` and ${countOf(mailbox.aliases.length, "more address", "more addresses")}`
            : null}
        </p>
      </TableCell>
      <TableCell className="align-top text-ink-2">{team?.name ?? "No team"}</TableCell>
      <TableCell className="align-top">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{word}</Badge>
          {word === "Paused" ? <ResumeButton mailbox={mailbox} /> : null}
        </div>
        {alarm ? <p className="mt-1 max-w-100 text-ink-2 text-xs [overflow-wrap:anywhere]">{alarm}</p> : null}
      </TableCell>
      <TableCell align="end" className="whitespace-nowrap align-top text-ink-3">
        {mailbox.lastFetchAt ? <Age iso={mailbox.lastFetchAt} /> : mailbox.incoming.kind === "forward" ? "–" : "Never"}
      </TableCell>
    </TableRow>
  );
}
