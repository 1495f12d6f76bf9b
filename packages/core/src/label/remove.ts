import type { LabelRef } from "@desk/contracts/setting";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { deleteLabel, lockLabels } from "./find";

/** Takes the label off every ticket and out of the list. */
export async function removeLabel(ctx: Ctx, { labelId }: LabelRef): Promise<void> {
  authorizeInside(ctx.actor, "label.manage");
  await inTransaction(ctx, async (ctx) => {
    const [label] = await lockLabels(ctx, [labelId]);
    await deleteLabel(ctx, labelId);
    await recordEvent(ctx, "label.deleted", { labelId, name: label?.name });
  });
}
