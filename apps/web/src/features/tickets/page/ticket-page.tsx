"use client";
import Drawer from "@desk/ui/drawer";
import { useEffect, useState } from "react";
import { QueueBar } from "@/features/queue";
import { useTakeBottomBar } from "@/lib/bottom-bar";
import { useCommand } from "@/lib/keyboard/commands";
import { useWindowSize } from "@/lib/media";
import { rememberTicket } from "@/lib/recent-tickets";
import { readStored, writeStored } from "@/lib/stored";
import { api } from "@/trpc/client";
import { Composer } from "../composer/composer";
import { takeTicketFocus } from "../focus";
import { Properties } from "../properties/properties";
import { PropertiesPane } from "../properties/properties-pane";
import { TicketSkeleton } from "../ticket-skeleton";
import { useWorkspace } from "../workspace-context";
import { SubjectBlock } from "./subject-block";
import { Thread } from "./thread";
import { TicketHead } from "./ticket-head";
import { TicketProblem } from "./ticket-problem";

const detailsKey = "halen.details";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** A ticket: head, subject, thread, composer and properties. */
export default function TicketPage({ number }: { number: number }) {
  const { isSplit } = useWorkspace();
  const size = useWindowSize();
  const query = api.ticket.open.useQuery({ number }, { staleTime: 15_000, refetchInterval: 20_000 });
  const [isPanelShown, setPanelShown] = useState(() => readStored(detailsKey, isBoolean) ?? true);
  const [isDrawerShown, setDrawerShown] = useState(false);
  const hasPanel = size === "wide";
  const isWide = !isSplit && size !== "narrow";
  const open = query.data;
  useTakeBottomBar(size === "narrow");

  function toggleDetails() {
    if (!hasPanel) {
      setDrawerShown(!isDrawerShown);
      return;
    }
    setPanelShown(!isPanelShown);
    writeStored(detailsKey, !isPanelShown);
  }

  useCommand("ticket.properties", toggleDetails);
  const ticket = open?.ticket;
  const isShown = ticket !== undefined;
  useEffect(() => {
    if (isShown && takeTicketFocus()) document.getElementById("ticket-title")?.focus();
  }, [isShown]);
  useEffect(() => {
    if (ticket) rememberTicket({ number: ticket.number, subject: ticket.subject, status: ticket.status });
  }, [ticket]);

  if (!open) {
    if (query.error) return <TicketProblem number={number} error={query.error} onRetry={() => void query.refetch()} />;
    return <TicketSkeleton />;
  }
  const isPanelOpen = hasPanel && isPanelShown;
  return (
    <>
      <title>{`#${open.ticket.numberText} ${open.ticket.subject} · Halen Desk`}</title>
      <article aria-label={`Ticket ${number}`} className="flex min-w-0 flex-1 flex-col bg-canvas">
        <TicketHead ticket={open.ticket} isWide={isWide} isPanelOpen={isPanelOpen} onToggleDetails={toggleDetails} />
        <QueueBar number={number} />
        <SubjectBlock ticket={open.ticket} isWide={isWide} />
        <Thread open={open} isWide={isWide} />
        <Composer open={open} isWide={isWide} />
      </article>
      {isPanelOpen ? <PropertiesPane ticket={open.ticket} onHide={toggleDetails} /> : null}
      {!hasPanel && isDrawerShown ? (
        <Drawer
          isOpen
          onOpenChange={setDrawerShown}
          title="Details"
          closeLabel="Close details"
          side={size === "narrow" ? "bottom" : "end"}
        >
          <Properties ticket={open.ticket} />
        </Drawer>
      ) : null}
    </>
  );
}
