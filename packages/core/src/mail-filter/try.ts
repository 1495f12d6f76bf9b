import type { MailFilterTrial, TryMailFilter } from "@desk/contracts/mail-filter";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { readSample } from "./read-sample";
import { runMailFilter } from "./run";

/** What a filter would do with a sample; nothing is stored. */
export async function tryMailFilter(ctx: Ctx, { sample, ...rule }: TryMailFilter): Promise<MailFilterTrial> {
  authorize(ctx.actor, "mail.manage");
  return runMailFilter(rule, readSample(sample));
}
