import type { MacroAction } from "@desk/contracts/macro-action";
import type { MacroContext } from "@desk/contracts/macro-words";
import type { ViewScope } from "@desk/contracts/words";

/** A macro as PostgreSQL gives it. */
export type MacroData = {
  id: string;
  name: string;
  description: string;
  scope: ViewScope;
  ownerUserId: string | null;
  teamId: string | null;
  teamName: string | null;
  replyHtml: string;
  noteHtml: string;
  actions: MacroAction[];
  contexts: MacroContext[];
  position: number;
  isActive: boolean;
  usageCount: number;
  lastUsedAt: string | null;
  updatedAt: string;
  version: number;
  fileCount: number;
};

export const macroColumns = `m.id, m.name, m.description, m.scope, m.owner_user_id as "ownerUserId", m.team_id as "teamId",
  (select w.name from teams w where w.workspace_id = m.workspace_id and w.id = m.team_id) as "teamName",
  m.reply_html as "replyHtml", m.note_html as "noteHtml", m.actions, m.contexts, m.position,
  m.is_active as "isActive", m.usage_count as "usageCount", m.last_used_at as "lastUsedAt",
  m.updated_at as "updatedAt", m.version,
  (select count(*)::int from macro_files f where f.workspace_id = m.workspace_id and f.macro_id = m.id) as "fileCount"`;
