import type { DeliveryState } from "@desk/contracts/words";
import type { BadgeTone } from "@desk/ui/badge";

export const deliveryWords: Record<DeliveryState, { word: string; tone: BadgeTone }> = {
  failed: { word: "Not delivered", tone: "danger" },
  bounced: { word: "Came back", tone: "danger" },
  uncertain: { word: "Uncertain", tone: "warning" },
  queued: { word: "Queued", tone: "neutral" },
  sending: { word: "Sending", tone: "accent" },
  sent: { word: "Sent", tone: "success" },
  delivered: { word: "Delivered", tone: "success" },
  cancelled: { word: "Cancelled", tone: "neutral" },
};
/** What needs a person stands first. */
export const deliveryOrder = Object.keys(deliveryWords) as DeliveryState[];

const kinds: Record<string, string> = {
  reply: "Reply",
  forward: "Forwarded message",
  acknowledgement: "Acknowledgement",
  notification: "Notification",
  invitation: "Invitation",
  password_reset: "Password reset",
  password_changed: "Password changed",
  email_changed: "Address changed",
  magic_link: "Sign-in link",
};
/** The kind of a mail; one that is not known yet is named as it is stored. */
export const kindWords = (kind: string): string => {
  const known = kinds[kind];
  if (known !== undefined) return known;
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
