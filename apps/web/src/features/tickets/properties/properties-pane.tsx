"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { PanelRightClose } from "lucide-react";
import { keysOf } from "@/lib/keyboard/keys";
import { Properties } from "./properties";

/** The fourth pane of wide windows. */
export function PropertiesPane({ ticket, onHide }: { ticket: TicketView; onHide: () => void }) {
  return (
    <aside aria-label="Details" className="flex w-(--w-properties) shrink-0 flex-col border-line border-s bg-canvas">
      <PaneHead
        title="Details"
        actions={
          <IconButton
            icon={PanelRightClose}
            label="Hide details"
            keys={keysOf("ticket.properties")}
            onClick={onHide}
            className="-me-1.5"
          />
        }
      />
      <section
        aria-label="Properties"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
        tabIndex={0}
        className="focus-inset min-h-0 flex-1 overflow-y-auto"
      >
        <Properties ticket={ticket} />
      </section>
    </aside>
  );
}
