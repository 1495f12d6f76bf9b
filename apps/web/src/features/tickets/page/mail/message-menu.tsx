"use client";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton, type MenuEntry } from "@desk/ui/menu-button";
import { showToast } from "@desk/ui/toast";
import { Ellipsis, FileCode, Forward, Link2 } from "lucide-react";
import { askForMessage } from "./message-asks";

type Props = { ticket: TicketView; message: MessageView };

/** What can be done with one message. */
export function MessageMenu({ ticket, message }: Props) {
  const items: MenuEntry[] = [
    {
      label: "Copy link",
      icon: Link2,
      onSelect: () => {
        void navigator.clipboard.writeText(new URL(`#m-${message.id}`, window.location.href).href);
        showToast({ message: "Link copied" });
      },
    },
    ...(ticket.can.reply && message.kind === "reply"
      ? [{ label: "Forward…", icon: Forward, onSelect: () => askForMessage({ kind: "forward", message }) }]
      : []),
    ...(message.mail?.mailId && ticket.can.reply
      ? [{ label: "Show original…", icon: FileCode, onSelect: () => askForMessage({ kind: "source", message }) }]
      : []),
  ];
  if (message.seq === Number.MAX_SAFE_INTEGER) return null;
  return (
    <MenuButton label={`Message of ${message.author.name}`} items={items} align="end">
      {(trigger) => (
        <IconButton
          icon={Ellipsis}
          label={`More about the message of ${message.author.name}`}
          size="sm"
          className="-me-1 max-md:size-8"
          {...trigger}
        />
      )}
    </MenuButton>
  );
}
