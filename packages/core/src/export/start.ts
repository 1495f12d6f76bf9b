import type { ExportInput, ExportView, StartExport } from "@desk/contracts/export";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../error";
import { startJob } from "../job/start";
import { listTickets } from "../ticket/list";
import { listOf } from "./columns";
import { readExport } from "./read";

/** Asks for a list as a CSV file; a worker makes it with the rights the asker has then. */
export async function startExport(ctx: Ctx, input: StartExport): Promise<ExportView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(ctx, async (ctx) => {
    const exportId = await queueExport(ctx, input);
    return readExport(ctx, { exportId });
  });
}

/** Inside the caller's transaction. What cannot be listed is refused at once, not when nobody looks any more. */
export async function queueExport(ctx: Ctx, { list, columns, hasBom, clientId }: StartExport): Promise<string> {
  const known = await listOf(ctx, list.view, columns);
  if (known === null) throw notFound("The view");
  await listTickets(ctx, { ...list, limit: 1 });
  const input: ExportInput = { list, hasBom, columns: known.columns };
  const { jobId } = await startJob(ctx, { kind: "export", title: `Export ${known.name}`, input, id: clientId });
  return jobId;
}
