"use client";
import type { OpenTicketView } from "@desk/contracts/ticket";
import { lazy, Suspense, useEffect } from "react";
import { useCommand } from "@/lib/keyboard/commands";
import { askForMessage, useAskedMessage } from "./message-asks";

const ForwardDialog = lazy(() => import("./forward-dialog"));
const SourceDialog = lazy(() => import("./source-dialog"));

/** The dialogs about one message, and F: forwards the focused message, or the newest public one. */
export function MessageDialogs({ open }: { open: OpenTicketView }) {
  const { ticket, thread } = open;
  const asked = useAskedMessage();
  useEffect(() => () => askForMessage(null), []);

  const canForward = ticket.can.reply && thread.messages.some(({ kind }) => kind === "reply");
  useCommand(
    "ticket.forward",
    () => {
      const focused = document.activeElement?.closest("[data-message]")?.id.slice(2);
      const isPublic = thread.messages.filter(({ kind }) => kind === "reply");
      const message = isPublic.find(({ id }) => id === focused) ?? isPublic.at(-1);
      if (message) askForMessage({ kind: "forward", message });
    },
    canForward,
  );

  return (
    <Suspense>
      {asked?.kind === "forward" ? (
        <ForwardDialog ticket={ticket} message={asked.message} onClose={() => askForMessage(null)} />
      ) : null}
      {asked?.kind === "source" && asked.message.mail?.mailId ? (
        <SourceDialog mailId={asked.message.mail.mailId} onClose={() => askForMessage(null)} />
      ) : null}
    </Suspense>
  );
}
