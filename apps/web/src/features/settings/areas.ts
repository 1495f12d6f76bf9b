import type { Permission } from "@desk/contracts/words";
import {
  Activity,
  CircleDot,
  CircleUserRound,
  Keyboard,
  type LucideIcon,
  Paintbrush,
  Plug,
  Shield,
  ShieldCheck,
  SlidersHorizontal,
  Tag,
  UserCog,
  Users,
} from "lucide-react";

type SettingsPageEntry = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Words that find the page beside its label. */
  keywords: string;
  /** Without this right the page is not offered. */
  permission?: Permission;
};
export type SettingsArea = { heading: string; pages: SettingsPageEntry[] };

export const settingsAreas: SettingsArea[] = [
  {
    heading: "Account",
    pages: [
      { href: "/account/profile", label: "Profile", icon: CircleUserRound, keywords: "name email address" },
      { href: "/account/security", label: "Security", icon: Shield, keywords: "password devices sessions sign out" },
      {
        href: "/account/appearance",
        label: "Appearance",
        icon: Paintbrush,
        keywords: "theme dark light contrast density",
      },
      { href: "/account/shortcuts", label: "Shortcuts", icon: Keyboard, keywords: "keys keyboard" },
    ],
  },
  {
    heading: "Workspace",
    pages: [
      {
        href: "/admin/workspace",
        label: "General",
        icon: SlidersHorizontal,
        keywords: "name close purge attachments labels notes",
        permission: "workspace.manage",
      },
      {
        href: "/admin/people",
        label: "People",
        icon: UserCog,
        keywords: "agents invite deactivate",
        permission: "people.manage",
      },
      { href: "/admin/teams", label: "Teams", icon: Users, keywords: "members access", permission: "team.manage" },
      {
        href: "/admin/roles",
        label: "Roles",
        icon: ShieldCheck,
        keywords: "permissions rights",
        permission: "role.manage",
      },
    ],
  },
  {
    heading: "Tickets",
    pages: [
      { href: "/admin/labels", label: "Labels", icon: Tag, keywords: "tags rename merge", permission: "label.manage" },
      {
        href: "/admin/statuses",
        label: "Statuses",
        icon: CircleDot,
        keywords: "pending solved category",
        permission: "status.manage",
      },
    ],
  },
  {
    heading: "System",
    pages: [
      {
        href: "/admin/api-keys",
        label: "API keys",
        icon: Plug,
        keywords: "rest integration token scopes",
        permission: "apikey.manage",
      },
      {
        href: "/admin/audit",
        label: "Audit log",
        icon: Activity,
        keywords: "history who changed",
        permission: "audit.read",
      },
    ],
  },
];
