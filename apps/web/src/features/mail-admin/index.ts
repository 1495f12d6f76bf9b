import dynamic from "next/dynamic";

/** The settings pages about mail by the last part of their address; each is fetched when it is opened. */
export const mailPages = {
  mailboxes: dynamic(() => import("./mailboxes")),
  "mail-log": dynamic(() => import("./log")),
  suspended: dynamic(() => import("./suspended")),
  senders: dynamic(() => import("./senders")),
  "outgoing-mail": dynamic(() => import("./outgoing")),
  "mail-templates": dynamic(() => import("./templates")),
  "mail-filters": dynamic(() => import("./filters")),
  "mail-health": dynamic(() => import("./health")),
};

/** One's own signature, for the account settings. */
export const OwnSignature = dynamic(() => import("./templates/own-signature"));
