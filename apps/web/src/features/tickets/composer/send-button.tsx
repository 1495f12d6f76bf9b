"use client";
import { cityOf } from "@desk/contracts/wall-clock";
import type { MessageKind } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import type { MenuEntry } from "@desk/ui/menu-button";
import { SplitButton } from "@desk/ui/split-button";
import { showToast } from "@desk/ui/toast";
import { Clock } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { useDirectory } from "@/lib/me";
import { useWindowSize } from "@/lib/media";
import { settableStatuses } from "../settable-statuses";
import { sendTimes, timeWords } from "./schedule/send-times";
import { useZones } from "./schedule/use-zones";

const PickTimeDialog = lazy(() => import("./schedule/pick-time-dialog"));

export type SendHow = { status?: string | undefined; sendAt?: string | undefined };
type Props = {
  kind: MessageKind;
  isSending: boolean;
  /** Why nothing can be sent now; said when it is tried. */
  whyNot: string | null;
  onSend: (how: SendHow) => void;
  canSetStatus: boolean;
  /** 9:00 of the customer's next working day; null while it is not known. */
  customerMorningAt: string | null;
  customerZone: string | null;
};

/** Send, and behind the arrow: send and set a status, or send later. */
export function SendButton(props: Props) {
  const { kind, isSending, whyNot, onSend } = props;
  const isNarrow = useWindowSize() === "narrow";
  const [isPicking, setPicking] = useState(false);
  const send = (how: SendHow = {}) => (whyNot ? showToast({ message: whyNot }) : onSend(how));
  const keys = isNarrow ? undefined : capsOf("mod+enter");
  const size = isNarrow ? "xl" : "md";
  const statusItems = useStatusItems(props.canSetStatus, send);
  const laterItems = useLaterItems(props, send);

  if (kind === "note") {
    return (
      <Button variant="note" size={size} keys={keys} isLoading={isSending} onClick={() => send()}>
        Add note
      </Button>
    );
  }
  return (
    <>
      <SplitButton
        variant="primary"
        size={size}
        keys={keys}
        isLoading={isSending}
        onClick={() => send()}
        menuLabel="More ways to send"
        menuSide="top"
        items={[
          ...statusItems,
          ...laterItems,
          {
            label: "Pick a time…",
            icon: Clock,
            onSelect: () => (whyNot ? showToast({ message: whyNot }) : setPicking(true)),
          },
        ]}
      >
        Send
      </SplitButton>
      <Suspense>
        {isPicking ? (
          <PickTimeDialog
            title="Send later"
            actionLabel="Send then"
            customerZone={props.customerZone}
            onPick={(sendAt) => {
              setPicking(false);
              onSend({ sendAt });
            }}
            onClose={() => setPicking(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

function useStatusItems(canSetStatus: boolean, send: (how: SendHow) => void): MenuEntry[] {
  const { statuses } = useDirectory();
  if (!canSetStatus) return [];
  return settableStatuses(statuses).map(({ id, label, category }) => ({
    label: `Send and set to ${label.toLowerCase()}`,
    ...(category === "solved" ? { keys: capsOf("mod+shift+enter") } : {}),
    onSelect: () => send({ status: id }),
  }));
}

function useLaterItems(props: Props, send: (how: SendHow) => void): MenuEntry[] {
  const { mine, customer } = useZones(props.customerZone);
  const morning = props.customerMorningAt === null ? null : Date.parse(props.customerMorningAt);
  return [
    ...(props.canSetStatus ? [{ kind: "separator" as const }] : []),
    { kind: "heading", label: `Send later, ${cityOf(mine)} time` },
    ...sendTimes(Date.now(), mine, morning).map(({ label, atMs }) => ({
      label: (
        <span className="flex flex-wrap items-baseline gap-x-3">
          {label}
          <span className="figures ms-auto text-ink-2 text-xs">{timeWords(atMs, mine, customer)}</span>
        </span>
      ),
      onSelect: () => send({ sendAt: new Date(atMs).toISOString() }),
    })),
  ];
}
