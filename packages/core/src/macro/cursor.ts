import { invalid } from "../error";
import type { MacroData } from "./row";

/** Where a macro stands in the list: by scope, team, place and id. */
export type Spot = { rank: number; teamId: string; position: number; id: string };

const noTeam = "00000000-0000-0000-0000-000000000000";
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const shape = new RegExp(`^([123])\\|(${uuid})\\|(\\d{1,9})\\|(${uuid})$`, "u");
const scopes = ["everyone", "team", "me"] as const;

export const spotColumns = `array_position(array['everyone', 'team', 'me'], m.scope),
  coalesce(m.team_id, '${noTeam}'::uuid), m.position, m.id`;

export function writeCursor({ scope, teamId, position, id }: MacroData): string {
  return Buffer.from(`${scopes.indexOf(scope) + 1}|${teamId ?? noTeam}|${position}|${id}`).toString("base64url");
}

export function readCursor(cursor: string | undefined): Spot | null {
  if (cursor === undefined) return null;
  const [, rank, teamId, position, id] = shape.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (rank === undefined || teamId === undefined || position === undefined || id === undefined)
    throw invalid("cursor", "This cursor is not one of ours. Start again from the first page.");
  return { rank: Number(rank), teamId, position: Number(position), id };
}
