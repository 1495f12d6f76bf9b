import type { MacroAction } from "@desk/contracts/macro-action";
import {
  type MacroContext,
  macroVariables,
  placeholdersIn,
  unfilledIn,
  unknownVariablesIn,
} from "@desk/contracts/macro-words";
import { cleanText } from "@desk/contracts/text";
import { runStatement } from "@desk/db/statement";
import { levelIn } from "../access";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { htmlToText, sanitizeMessageHtml } from "../text";
import { findStatus } from "../ticket/apply-status";
import { findOpenTeam } from "../ticket/apply-team";
import type { Place } from "./policy";

const hasContent = (html: string): boolean => htmlToText(html).trim() !== "" || html.includes("<img");

/** HTML as a macro keeps it: sanitised, empty when it says nothing, with variables that somebody will fill in. */
export function cleanMacroHtml(field: "replyHtml" | "noteHtml", html: string): string {
  const clean = cleanText(sanitizeMessageHtml(html));
  if (!hasContent(clean)) return "";
  const text = htmlToText(clean);
  const [unknown] = [...unknownVariablesIn(clean), ...unknownVariablesIn(text)];
  if (unknown !== undefined) {
    const known = macroVariables.map((name) => `{{${name}}}`).join(", ");
    throw invalid(
      field,
      `{{${unknown}}} is not known. Use one of ${known}, or {{customer.attribute.city}} and the like.`,
    );
  }
  const whole = new Set(placeholdersIn(clean).map(({ name }) => htmlToText(name)));
  const split = unfilledIn(text).find((name) => !whole.has(name));
  if (split !== undefined) throw invalid(field, `Write {{${split}}} without formatting inside it.`);
  return clean;
}

type Effects = {
  replyHtml: string;
  noteHtml: string;
  actions: readonly MacroAction[];
  contexts: readonly MacroContext[];
};

/** A macro does something, and in each place where it is offered. */
export function requireEffect({ replyHtml, noteHtml, actions, contexts }: Effects, fileCount: number): void {
  const isSilent = replyHtml === "" && noteHtml === "";
  if (isSilent && actions.length === 0) throw invalid("replyHtml", "Write a reply or a note, or choose a change.");
  if (isSilent && fileCount > 0) throw invalid("attachmentIds", "Files go with a text. Write one.");
  if (contexts.includes("note") && replyHtml !== "" && noteHtml === "" && actions.length === 0)
    throw invalid("contexts", "It is offered for notes, but has no note. Write one, or leave notes out.");
}

/** A macro for a team names one that the actor sees; any other names none. */
export async function requirePlace(ctx: Ctx, { scope, teamId }: Pick<Place, "scope" | "teamId">): Promise<void> {
  if (scope !== "team") {
    if (teamId !== null) throw invalid("teamId", "Only a macro for a team names one.");
    return;
  }
  if (teamId === null) throw invalid("teamId", "Choose the team it is for.");
  await requireTeam(ctx, teamId, "teamId");
}

/** What the changes name exists here. Whether it may be used on a ticket is asked when it is. */
export async function requireActions(ctx: Ctx, actions: readonly MacroAction[]): Promise<void> {
  for (const [index, action] of actions.entries()) {
    if (action.kind === "status") await requireStatus(ctx, action.statusId, `actions.${index}.statusId`);
    if (action.kind === "team" && action.teamId !== null)
      await requireTeam(ctx, action.teamId, `actions.${index}.teamId`);
    if (action.kind === "assignee" && action.assigneeId !== null)
      await requirePeople(ctx, [action.assigneeId], `actions.${index}.assigneeId`);
    if (action.kind === "followers") await requirePeople(ctx, action.add, `actions.${index}.add`);
  }
}

async function requireStatus(ctx: Ctx, statusId: string, path: string): Promise<void> {
  const { category } = await findStatus(ctx, { statusId });
  if (category === "new" || category === "closed") throw invalid(path, "A macro sets neither new nor closed.");
}

async function requireTeam(ctx: Ctx, teamId: string, path: string): Promise<void> {
  const team = await findOpenTeam(ctx, teamId);
  if (levelIn(ctx.actor, team.id) === "none") throw invalid(path, "This team does not exist or is archived.");
}

async function requirePeople(ctx: Ctx, people: readonly string[], path: string): Promise<void> {
  const ids = [...new Set(people.filter((one) => one !== "me"))];
  const rows = await runStatement(
    ctx.db,
    "select u.id from users u where u.workspace_id = $1 and u.id = any($2::uuid[]) and u.status = 'active'",
    [ctx.workspaceId, ids],
  );
  if (rows.length < ids.length) throw invalid(path, "This person does not work here any more. Choose somebody else.");
}
