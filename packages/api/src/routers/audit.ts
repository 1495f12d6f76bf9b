import { type AuditPage, ListAudit } from "@desk/contracts/workspace";
import { listAudit } from "@desk/core/audit";
import { procedure, router } from "../trpc";

export const auditRouter = router({
  list: procedure.input(ListAudit).query(({ ctx, input }): Promise<AuditPage> => listAudit(ctx, input)),
});
