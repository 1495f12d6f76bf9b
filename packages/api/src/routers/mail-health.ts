import type { MailHealthView } from "@desk/contracts/mail-health";
import { readWorkspaceMailHealth } from "@desk/core/mail-health";
import { procedure, router } from "../trpc";

export const mailHealthRouter = router({
  get: procedure.query(({ ctx }): Promise<MailHealthView> => readWorkspaceMailHealth(ctx)),
});
