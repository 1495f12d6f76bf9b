import type { SuspensionCause } from "@desk/contracts/words";
import type { Ctx } from "../../context";
import type { StoredBody } from "../../text";
import type { MailFiles } from "./files";
import type { Sight } from "./look";
import type { Thread } from "./thread";

/** What the building blocks of a delivery need; all of it inside the transaction that settles the mail. */
export type Delivery = {
  /** The product itself. An archived mail's clock stands at the time it was written. */
  ctx: Ctx;
  sight: Sight;
  sender: NonNullable<Sight["sender"]>;
  thread: Thread;
  /** What the message will be called. */
  messageId: string;
  body: StoredBody;
  files: MailFiles;
};

/** Where a mail ended. */
export type Delivered =
  | {
      kind: "ticket" | "reply";
      ticketId: string;
      messageId: string;
      /** Set on a message that is kept for agents only. */
      cause?: SuspensionCause;
      reason?: string;
      /** Whether its author may be told at once that it has come. */
      isNewRequest?: boolean;
    }
  | { kind: "suspended"; cause: SuspensionCause; reason: string }
  | { kind: "rejected"; reason: string }
  /** Not for this ticket after all: it begins something new. */
  | { kind: "elsewhere"; reason: string };

export const customerCtx = (ctx: Ctx, customerId: string, sharedOrganizationId: string | null = null): Ctx => ({
  ...ctx,
  actor: { kind: "customer", customerId, sharedOrganizationId },
});
