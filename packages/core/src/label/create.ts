import type { CreateLabel, LabelView } from "@desk/contracts/setting";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { findLabels, findOrCreateLabels } from "./find-or-create";

/** Makes a label before any ticket carries it. */
export async function createLabel(ctx: Ctx, { name }: CreateLabel): Promise<LabelView> {
  authorizeInside(ctx.actor, "label.create");
  return inTransaction(ctx, async (ctx) => {
    const [existing] = await findLabels(ctx, [name]);
    if (existing !== undefined)
      throw conflict(`The label "${existing.name}" exists already.`, { labelId: existing.id });
    const [made] = await findOrCreateLabels(ctx, [name]);
    if (made === undefined) throw conflict("This label was just changed by somebody else. Try again.");
    return made;
  });
}
