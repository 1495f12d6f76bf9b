import type { AddSenderRule, SenderRuleView } from "@desk/contracts/mail-log";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { readSenderRule } from "./list";
import { setSenderRule } from "./set";

/** Blocks an address or a domain, lets it in whatever it looks like, or shows its pictures. */
export async function addSenderRule(ctx: Ctx, rule: AddSenderRule): Promise<SenderRuleView> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => readSenderRule(ctx, await setSenderRule(ctx, rule)));
}
