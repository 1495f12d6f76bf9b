"use client";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import Dialog from "@desk/ui/dialog";
import { Field } from "@desk/ui/field";
import { MessageAside } from "@desk/ui/message-band";
import { Textarea } from "@desk/ui/textarea";
import { useState } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { RecipientField } from "@/lib/mail/recipient-field";
import { exactTime } from "@/lib/time";
import { countOf } from "@/lib/words";
import { type Place, places } from "../../composer/recipients/recipient-lists";
import { useForward } from "./use-forward";

type Props = { ticket: TicketView; message: MessageView; onClose: () => void };
const labels: Record<Place, string> = { to: "To", cc: "Cc", bcc: "Bcc" };
const shownMax = 600;

/** Shows one message to somebody outside. What was sent stands in the ticket as an internal note. */
export default function ForwardDialog({ ticket, message, onClose }: Props) {
  const forward = useForward(ticket, message, onClose);
  const [showsCopies, setShowsCopies] = useState(false);
  const filesCount = message.attachments.length;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Forward message"
      description="It goes by mail to the people you name. They do not come onto the ticket; your team sees it as an internal note."
      closeLabel="Close"
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" keys={capsOf("mod+enter")} isLoading={forward.isPending} onClick={forward.send}>
            Forward
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter works from every field. */}
      <div
        className="flex flex-col gap-3"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          forward.send();
        }}
      >
        {forward.problem ? (
          <p role="alert" className="text-danger-ink text-sm">
            {forward.problem}
          </p>
        ) : null}
        <div className="flex flex-col gap-1">
          {places
            .filter((place) => place === "to" || showsCopies)
            .map((place) => (
              <RecipientField
                key={place}
                label={labels[place]}
                people={forward.lists[place]}
                known={[]}
                unreachable={noTrouble}
                side="bottom"
                onAdd={(people) => forward.add(place, people)}
                onRemove={(address) => forward.remove(place, address)}
              />
            ))}
          {showsCopies ? null : (
            <Button size="sm" variant="ghost" className="self-start" onClick={() => setShowsCopies(true)}>
              Add Cc or Bcc
            </Button>
          )}
        </div>
        <Field label="Your words" mark="optional">
          <Textarea
            rows={3}
            dir="auto"
            value={forward.text}
            onChange={(event) => forward.setText(event.target.value)}
          />
        </Field>
        <MessageAside head={`${message.author.name}, ${exactTime(message.createdAt)}`}>
          <span className="line-clamp-6 whitespace-pre-wrap">{message.text.slice(0, shownMax)}</span>
        </MessageAside>
        {filesCount > 0 ? (
          <Checkbox
            checked={forward.withAttachments}
            onChange={(event) => forward.setWithAttachments(event.target.checked)}
          >
            With {countOf(filesCount, "file")}: {message.attachments.map(({ fileName }) => fileName).join(", ")}
          </Checkbox>
        ) : null}
      </div>
    </Dialog>
  );
}

const noTrouble: ReadonlyMap<string, string> = new Map();
