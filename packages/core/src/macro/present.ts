import type { MacroFile, MacroRow, MacroView } from "@desk/contracts/macro";
import { runStatement } from "@desk/db/statement";
import type { Actor, Ctx } from "../context";
import { htmlToText, previewOf } from "../text";
import { isoOf, isoOrNull } from "../ticket/time";
import { mayEditMacro } from "./policy";
import type { MacroData } from "./row";

export function presentMacro(actor: Actor, row: MacroData): MacroRow {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    scope: row.scope,
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? "" },
    contexts: row.contexts,
    isActive: row.isActive,
    preview: previewOf(htmlToText(row.replyHtml === "" ? row.noteHtml : row.replyHtml)),
    hasReply: row.replyHtml !== "",
    hasNote: row.noteHtml !== "",
    actions: row.actions,
    fileCount: row.fileCount,
    usageCount: row.usageCount,
    lastUsedAt: isoOrNull(row.lastUsedAt),
    updatedAt: isoOf(row.updatedAt),
    version: row.version,
    can: { edit: mayEditMacro(actor, row) },
  };
}

export async function viewMacro(ctx: Ctx, row: MacroData): Promise<MacroView> {
  const { replyHtml, noteHtml } = row;
  return { ...presentMacro(ctx.actor, row), replyHtml, noteHtml, files: await filesOfMacro(ctx, row.id) };
}

export const filesOfMacro = (ctx: Ctx, macroId: string): Promise<MacroFile[]> =>
  runStatement<MacroFile>(
    ctx.db,
    `select f.id, f.file_name as "fileName", f.content_type as "contentType", f.size_bytes as "sizeBytes"
      from macro_files f where f.workspace_id = $1 and f.macro_id = $2 order by f.created_at, f.id`,
    [ctx.workspaceId, macroId],
  );
