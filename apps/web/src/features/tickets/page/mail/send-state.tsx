import type { MessageView } from "@desk/contracts/ticket";
import clsx from "clsx";
import { deliveryState, deliveryWords, isWaitingAgain, needsCare } from "./delivery-state";

/** "· Delivered" after the time, over all recipients. Nothing for what left by no mail. */
export function SendState({ message }: { message: MessageView }) {
  const deliveries = message.mail?.direction === "out" ? message.mail.deliveries : [];
  const state = deliveryState(deliveries);
  if (!state) return null;
  const isSlow = state === "queued" && deliveries.some(isWaitingAgain);
  return (
    <span className={clsx(needsCare({ state }) && (state === "uncertain" ? "text-warning-ink" : "text-danger-ink"))}>
      · {isSlow ? "Waiting to try again" : deliveryWords[state]}
    </span>
  );
}
