import {
  type SetTemplate,
  type TemplateKind,
  type TemplateList,
  type TemplatePreview,
  type TemplateRef,
  type TemplateView,
  templateKinds,
} from "@desk/contracts/outgoing";
import { mailTemplates } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { invalid } from "../../error";
import { recordEvent } from "../../event";
import { oneLine } from "./escape";
import { automaticMail } from "./page";
import { defaultTemplates, type Template, templateVariables } from "./template-kinds";
import { fillVariables, requireKnownVariables } from "./variables";

const isKind = (ctx: Ctx, kind: TemplateKind) =>
  and(eq(mailTemplates.workspaceId, ctx.workspaceId), eq(mailTemplates.kind, kind));

/** The words of an automatic mail: the workspace's own, or ours. */
export async function findTemplate(ctx: Ctx, kind: TemplateKind): Promise<Template> {
  const [row] = await ctx.db.select().from(mailTemplates).where(isKind(ctx, kind));
  return row === undefined ? defaultTemplates[kind] : { subject: row.subject, body: row.body };
}

export async function listTemplates(ctx: Ctx): Promise<TemplateList> {
  authorize(ctx.actor, "mail.manage");
  const rows = await ctx.db.select().from(mailTemplates).where(eq(mailTemplates.workspaceId, ctx.workspaceId));
  const own = new Map(rows.map((row) => [row.kind, row]));
  return { data: templateKinds.map((kind) => present(kind, own.get(kind))) };
}

const present = (kind: TemplateKind, own: Template | undefined): TemplateView => {
  const { subject, body } = own ?? defaultTemplates[kind];
  return { kind, subject, body, isChanged: own !== undefined, variables: [...templateVariables[kind]] };
};

export async function setTemplate(ctx: Ctx, input: SetTemplate): Promise<TemplateView> {
  authorize(ctx.actor, "mail.manage");
  const { kind, subject, body } = input;
  check(input);
  return inTransaction(ctx, async (ctx) => {
    const updatedAt = ctx.now();
    await ctx.db
      .insert(mailTemplates)
      .values({ workspaceId: ctx.workspaceId, kind, subject, body, updatedAt })
      .onConflictDoUpdate({
        target: [mailTemplates.workspaceId, mailTemplates.kind],
        set: { subject, body, updatedAt },
      });
    await recordEvent(ctx, "mail_template.changed", { kind });
    return present(kind, { subject, body });
  });
}

/** Back to our words. */
export async function resetTemplate(ctx: Ctx, { kind }: TemplateRef): Promise<TemplateView> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db.delete(mailTemplates).where(isKind(ctx, kind)).returning({ kind: mailTemplates.kind });
    if (gone.length > 0) await recordEvent(ctx, "mail_template.changed", { kind, isReset: true });
    return present(kind, undefined);
  });
}

function check({ kind, subject, body }: SetTemplate): void {
  const known = templateVariables[kind];
  requireKnownVariables("subject", subject, known);
  requireKnownVariables("body", body, known);
  if (body.trim() === "") throw invalid("body", "Write something first.");
}

const examples: Readonly<Record<string, string>> = {
  "workspace.name": "Halen",
  "mailbox.name": "Halen Support",
  "mailbox.address": "support@example.com",
  "ticket.number": "1234",
  "ticket.subject": "Lost bag on the 9:40 ride",
  "team.name": "Riders",
  "customer.name": "Ana Silva",
  "agent.name": "Robin",
  "actor.name": "Ana Silva",
  "message.text": "I left a blue bag in the car.\nCan you help me?",
};

/** How it will look, with invented people. */
export function previewTemplate(ctx: Ctx, input: SetTemplate): Promise<TemplatePreview> {
  authorize(ctx.actor, "mail.manage");
  check(input);
  const button =
    input.kind === "acknowledgement"
      ? undefined
      : { label: "Open the ticket", url: "https://desk.example.com/tickets/1234" };
  const { text, html } = automaticMail(fillVariables(input.body, examples), { button });
  return Promise.resolve({ subject: oneLine(fillVariables(input.subject, examples)), text, html });
}
