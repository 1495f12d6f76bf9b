import type { DeliveryView } from "@desk/contracts/ticket";
import type { DeliveryState } from "@desk/contracts/words";

export const deliveryWords: Record<DeliveryState, string> = {
  queued: "Queued",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  bounced: "Came back",
  failed: "Not delivered",
  uncertain: "Uncertain",
  cancelled: "Cancelled",
};

/** From worst to best: a message is as far as the recipient who is worst off. */
const order: readonly DeliveryState[] = [
  "failed",
  "bounced",
  "uncertain",
  "queued",
  "sending",
  "sent",
  "delivered",
  "cancelled",
];

/** How far a message got, over all its recipients; null when it left by no mail. */
export function deliveryState(deliveries: readonly DeliveryView[]): DeliveryState | null {
  return order.find((state) => deliveries.some((delivery) => delivery.state === state)) ?? null;
}

type Delivery = Pick<DeliveryView, "state" | "attempts" | "lostAttempts">;

/** Whether a person has to decide something about this recipient. */
export const needsCare = ({ state }: Pick<Delivery, "state">): boolean =>
  state === "failed" || state === "bounced" || state === "uncertain";

/** The server did not take it, and it is tried again by itself. */
export const isWaitingAgain = ({ state, attempts }: Delivery): boolean => state === "queued" && attempts > 0;

/** Taken once for certain after an attempt of which nothing is known. */
export const mayBeTwice = ({ state, lostAttempts }: Delivery): boolean =>
  lostAttempts > 0 && (state === "sent" || state === "delivered");

/** Why it did not get there, after the recipient's address; the reasons themselves are sentences. */
export function troubleWords({ state, reason }: Pick<DeliveryView, "state" | "reason">): string {
  const why = reason?.trim();
  if (why) return /[.!?]$/u.test(why) ? why : `${why}.`;
  if (state === "uncertain")
    return "It may have arrived or not: the connection broke off before the server confirmed it.";
  return state === "bounced" ? "The report names no reason." : "The mail server named no reason.";
}
