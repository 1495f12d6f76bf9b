"use client";
import { Bell, Filter, Inbox, Play, SearchX, Timer, WifiOff } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../avatar";
import { Banner } from "../banner";
import { Button } from "../button";
import { EmptyState } from "../empty-state";
import { ErrorState } from "../error-state";
import { IconButton } from "../icon-button";
import { LabelChip } from "../label-chip";
import { LogoMark } from "../logo-mark";
import { NavHeading, NavItemContent, navItemClass } from "../nav-item";
import { PaneHead } from "../pane-head";
import { PriorityIcon } from "../priority-icon";
import { ProgressBar } from "../progress-bar";
import { PropertyButton, PropertyRow, PropertySection, PropertyText } from "../property-row";
import { ListSkeleton, ThreadSkeleton } from "../skeleton";
import { StatusIcon } from "../status-icon";
import { HeaderCell, type SortDirection, Table, TableCell, TableHead, TableRow } from "../table";
import { Tabs } from "../tabs";
import { Section } from "./section";

const nothing = () => undefined;

const agents = [
  { name: "Ana Pereira", open: 23, firstReply: "4 m 12 s" },
  { name: "Tomasz Wójcik", open: 108, firstReply: "11 m 40 s" },
  { name: "Mei-Ling Tan", open: 9, firstReply: "26 m 05 s" },
];

export function Tables() {
  const [tab, setTab] = useState("agents");
  const [sort, setSort] = useState<SortDirection>("descending");
  const turn = () => setSort(sort === "ascending" ? "descending" : "ascending");
  const items = [
    { id: "agents", label: "Agents" },
    { id: "teams", label: "Teams" },
    { id: "invited", label: "Invited", count: 2 },
  ];
  return (
    <Section title="Table and tabs">
      <Tabs items={items} selected={tab} onSelect={setTab} label="People">
        <Table caption="Agents">
          <TableHead>
            <HeaderCell>Name</HeaderCell>
            <HeaderCell align="end">Open</HeaderCell>
            <HeaderCell align="end" sort={sort} onSort={turn}>
              First reply
            </HeaderCell>
          </TableHead>
          <tbody>
            {agents.map((agent) => (
              <TableRow key={agent.name}>
                <TableCell>
                  <span className="flex items-center gap-2">
                    <Avatar id={agent.name} name={agent.name} size={20} /> {agent.name}
                  </span>
                </TableCell>
                <TableCell align="end">{agent.open}</TableCell>
                <TableCell align="end">{agent.firstReply}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </Tabs>
    </Section>
  );
}

export function Panes() {
  return (
    <Section title="Navigation, pane head, properties">
      <div className="flex flex-col gap-4">
        <nav aria-label="Main" className="border border-line bg-sunken p-2">
          <div className="flex h-9 items-center gap-2.5 px-1 font-semibold text-sm">
            <LogoMark /> Nawa
          </div>
          <a href="#queue" aria-current="page" className={navItemClass()}>
            <NavItemContent icon={Inbox} label="My queue" count={14} />
          </a>
          <a href="#notifications" className={navItemClass()}>
            <NavItemContent icon={Bell} label="Notifications" count={3} />
          </a>
          <NavHeading>Views</NavHeading>
          <a href="#due" className={navItemClass()}>
            <NavItemContent icon={Timer} label="Due within 2 h" count={9} isCountUrgent />
          </a>
        </nav>
        <div className="border border-line">
          <PaneHead
            title="My queue"
            meta={14}
            actions={
              <>
                <IconButton icon={Filter} label="Filter" />
                <Button icon={Play}>Start</Button>
              </>
            }
          />
          <PropertySection>
            <dl>
              <PropertyRow name="Status">
                <PropertyButton>
                  <StatusIcon status="open" /> Open
                </PropertyButton>
              </PropertyRow>
              <PropertyRow name="Priority">
                <PropertyButton className="bg-hover">
                  <PriorityIcon priority="high" /> High
                </PropertyButton>
              </PropertyRow>
              <PropertyRow name="Type">
                <PropertyText>Lost item</PropertyText>
              </PropertyRow>
              <PropertyRow name="Labels">
                <PropertyText isWrapping>
                  <LabelChip>lost item</LabelChip>
                  <LabelChip>airport</LabelChip>
                </PropertyText>
              </PropertyRow>
            </dl>
          </PropertySection>
          <PropertySection title="Service level" end="Office, Lisbon">
            <ProgressBar value={5} max={8} label="Documents approved" />
          </PropertySection>
        </div>
      </div>
    </Section>
  );
}

export function Waiting() {
  return (
    <Section title="Loading">
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="border border-line">
          <ListSkeleton label="Tickets are loading" rows={5} />
        </div>
        <div className="border border-line">
          <ThreadSkeleton label="Messages are loading" />
        </div>
      </div>
    </Section>
  );
}

export function States() {
  const request = { id: "req_7Hq2vX9c", label: "Request", copyLabel: "Copy id", copiedLabel: "Copied", at: "10:14:32" };
  return (
    <Section title="Empty, error, offline">
      <div className="border border-line">
        <Banner
          tone="warning"
          icon={WifiOff}
          title="Offline."
          actions={
            <Button size="sm" variant="ghost">
              Retry
            </Button>
          }
        >
          2 changes wait, sending is paused
        </Banner>
        <EmptyState
          icon={SearchX}
          title="No ticket matches"
          headingLevel={3}
          actions={
            <>
              <Button>Clear filters</Button>
              <a href="#help" className="text-link">
                Query help
              </a>
            </>
          }
        >
          Filters: team Onboarding, status new, label “equipment”, updated in 7 days.
        </EmptyState>
      </div>
      <div className="mt-4 border border-line">
        <ErrorState
          title="The list did not load"
          headingLevel={3}
          retryLabel="Try again"
          onRetry={nothing}
          request={request}
        >
          The server did not answer in 10 s. Your filters and drafts are kept.
        </ErrorState>
      </div>
    </Section>
  );
}
