import type { BouncedRecipient } from "@desk/contracts/parsed-mail";
import type { Ctx } from "../../context";
import { type BouncedMail, noteBounce } from "../outgoing/bounced";
import type { Sight } from "./look";
import { concludeMail, type Settled } from "./outcome";

/** A report about a mail of ours is noted there and opens no ticket; one about a mail that we never sent waits. */
export async function settleBounce(ctx: Ctx, sight: Sight): Promise<Settled | null> {
  const { bounce } = sight.parsed;
  const noted = bounce === null ? null : await noteBounce(ctx, bounce);
  if (noted === null)
    return concludeMail(ctx, sight, {
      outcome: "suspended",
      cause: "backscatter",
      reason: `It reports about a mail that we did not send. ${(bounce?.recipients ?? []).map(inWords).join("; ")}`,
    });
  return concludeMail(ctx, sight, { outcome: "bounce", ...placeOf(noted), reason: noted.reason });
}

const placeOf = ({ ticketId, messageId }: BouncedMail) => ({ ticketId, messageId });
const inWords = ({ address, action, status, reason }: BouncedRecipient): string =>
  [address ?? "somebody", action, status, reason].filter((part) => part !== null && part !== "").join(" ");
