"use client";
import type { MeView } from "@desk/contracts/account";
import type { DirectoryView } from "@desk/contracts/setting";
import type { Permission } from "@desk/contracts/words";
import { api } from "@/trpc/client";

/** Who I am; undefined while it loads. */
export function useMe(): MeView | undefined {
  return api.me.get.useQuery(undefined, { staleTime: 5 * 60_000 }).data;
}

export function usePermission(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}

/** Whether a label that is not there yet may be made while labelling. */
export function useCanCreateLabel(): boolean {
  const me = useMe();
  if (!me) return false;
  const isManager = me.permissions.includes("label.manage");
  return isManager || (me.workspace.labelCreation === "agents" && me.permissions.includes("label.create"));
}

const nothing: DirectoryView = { users: [], teams: [], labels: [], statuses: [], mailAddresses: [] };

/** People, teams, labels and statuses for pickers and chips; empty while it loads. */
export function useDirectory(): DirectoryView {
  return api.directory.get.useQuery(undefined, { staleTime: 60_000 }).data ?? nothing;
}
