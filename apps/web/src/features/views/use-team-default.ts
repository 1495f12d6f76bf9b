"use client";
import { showToast } from "@desk/ui/toast";
import { useDirectory, useMe, usePermission } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { useViews } from "@/lib/saved-views";
import { api } from "@/trpc/client";

/** For whoever arranges a team's views: of which of their teams this view is the one members begin with. */
export function useTeamDefault(slug: string) {
  const canManage = usePermission("view.manage");
  const canEdit = usePermission("ticket.edit");
  const me = useMe();
  const { teams } = useDirectory();
  const { teamDefaults } = useViews();
  const cache = api.useUtils();
  const set = api.view.setTeamDefault.useMutation({
    onSuccess: (_nothing, { view }) =>
      showToast({
        tone: "success",
        message: view ? "Members of the team begin here now" : "The team begins with the queue",
      }),
    onError: (error) => showToast({ tone: "danger", message: problemOf(error).message }),
    onSettled: () => cache.view.list.invalidate(),
  });
  const isMine = (id: string) =>
    me?.memberships.some(({ teamId, access }) => teamId === id && (canManage || (canEdit && access === "full")));
  const own = teams.filter(({ id }) => isMine(id));
  return own.map((team) => {
    const isDefault = teamDefaults.some((each) => each.teamId === team.id && each.view === slug);
    return {
      team: team.name,
      isDefault,
      toggle: () => set.mutate({ teamId: team.id, view: isDefault ? null : slug }),
    };
  });
}
