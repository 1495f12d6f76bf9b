import type { EventView } from "@desk/contracts/ticket";
import { exactTime } from "@/lib/time";

type MailEvent =
  | "ticket.participant_proposed"
  | "ticket.participant_accepted"
  | "ticket.participant_declined"
  | "message.scheduled"
  | "message.unscheduled"
  | "delivery.bounced"
  | "delivery.failed"
  | "delivery.uncertain"
  | "delivery.retried";

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What happened to a mail or to somebody whom a mail brought, after the name of who did it. */
export function mailEventWords(type: MailEvent, data: EventView["data"]): string {
  const address = textOf(data.address) ?? "a recipient";
  const person = textOf(data.name) ?? textOf(data.address) ?? "somebody";
  const why = textOf(data.reason);
  const because = why ? `: ${why}` : "";
  switch (type) {
    case "ticket.participant_proposed":
      return `asks whether ${person} may join this ticket`;
    case "ticket.participant_accepted":
      return `let ${person} in`;
    case "ticket.participant_declined":
      return `kept ${person} out`;
    case "message.scheduled": {
      const at = textOf(data.sendAt);
      return at ? `planned a reply for ${exactTime(at)}` : "planned a reply";
    }
    case "message.unscheduled":
      return why ? `stopped a planned reply${because}` : "took a planned reply back";
    case "delivery.bounced":
      return `learnt that the mail to ${address} came back${because}`;
    case "delivery.failed":
      return `could not deliver the mail to ${address}${because}`;
    case "delivery.uncertain":
      return `does not know whether the mail to ${address} arrived${because}`;
    case "delivery.retried":
      return `sent the mail to ${address} again`;
  }
}
