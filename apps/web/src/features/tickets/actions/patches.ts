import type { DirectoryView } from "@desk/contracts/setting";
import type { SetStatus, TicketView } from "@desk/contracts/ticket";

type Patch = Partial<TicketView>;

/** What the screen shows before the server has answered. */
export function statusPatch(statuses: DirectoryView["statuses"], { statusId, status }: SetStatus): Patch {
  const found =
    statuses.find((each) => each.id === statusId) ??
    statuses.find((each) => each.category === status && each.isDefault);
  return found ? { status: found.category, statusId: found.id, statusLabel: found.label } : {};
}

export function assigneePatch(users: DirectoryView["users"], assigneeId: string | null): Patch {
  const user = users.find((each) => each.id === assigneeId);
  return { assignee: user ? { id: user.id, name: user.name } : null };
}

export function teamPatch(teams: DirectoryView["teams"], teamId: string | null): Patch {
  const team = teams.find((each) => each.id === teamId);
  return { teamId, team: team ? { id: team.id, name: team.name } : null };
}

type Change = { add?: string[] | undefined; remove?: string[] | undefined };

export function labelsPatch(labels: readonly string[], { add = [], remove = [] }: Change): Patch {
  const kept = labels.filter((label) => !remove.includes(label));
  return { labels: [...kept, ...add.filter((label) => !kept.includes(label))] };
}

export function followersPatch(
  followers: TicketView["followers"],
  users: DirectoryView["users"],
  { add = [], remove = [] }: Change,
): Patch {
  const kept = followers.filter((person) => !remove.includes(person.id));
  const added = users.filter((user) => add.includes(user.id) && !kept.some((person) => person.id === user.id));
  return { followers: [...kept, ...added.map(({ id, name }) => ({ id, name }))] };
}
