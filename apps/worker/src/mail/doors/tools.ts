import type { MailReach } from "@desk/core/mail/mailbox";
import type { HostGuard } from "@desk/core/net";
import type { Vault } from "@desk/core/secret";
import type { Tools } from "../../tools";

/** What the doors work with beside what every job has. */
export type DoorTools = Pick<Tools, "db" | "now" | "log"> & {
  vault: Vault | undefined;
  mailReach: MailReach;
  guard: HostGuard;
};
