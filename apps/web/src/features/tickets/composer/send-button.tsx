"use client";
import type { MessageKind } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { SplitButton } from "@desk/ui/split-button";
import { showToast } from "@desk/ui/toast";
import { capsOf } from "@/lib/keyboard/keys";
import { useDirectory } from "@/lib/me";
import { useWindowSize } from "@/lib/media";
import { settableStatuses } from "../settable-statuses";

type Props = {
  kind: MessageKind;
  isSending: boolean;
  /** Why nothing can be sent now; said when it is tried. */
  whyNot: string | null;
  /** A category, or a status' id. */
  onSend: (status?: string) => void;
  canSetStatus: boolean;
};

export function SendButton({ kind, isSending, whyNot, onSend, canSetStatus }: Props) {
  const { statuses } = useDirectory();
  const isNarrow = useWindowSize() === "narrow";
  const send = (status?: string) => (whyNot ? showToast({ message: whyNot }) : onSend(status));
  const keys = isNarrow ? undefined : capsOf("mod+enter");
  const size = isNarrow ? "xl" : "md";

  if (kind === "note") {
    return (
      <Button variant="note" size={size} keys={keys} isLoading={isSending} onClick={() => send()}>
        Add note
      </Button>
    );
  }
  if (!canSetStatus) {
    return (
      <Button variant="primary" size={size} keys={keys} isLoading={isSending} onClick={() => send()}>
        Send
      </Button>
    );
  }
  return (
    <SplitButton
      variant="primary"
      size={size}
      keys={keys}
      isLoading={isSending}
      onClick={() => send()}
      menuLabel="Send and set status"
      menuSide="top"
      items={settableStatuses(statuses).map(({ id, label, category }) => ({
        label: `Send and set to ${label.toLowerCase()}`,
        ...(category === "solved" ? { keys: capsOf("mod+shift+enter") } : {}),
        onSelect: () => send(id),
      }))}
    >
      Send
    </SplitButton>
  );
}
