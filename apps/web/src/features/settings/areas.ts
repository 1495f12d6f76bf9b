import type { Permission } from "@desk/contracts/words";
import {
  Activity,
  Bell,
  CircleDot,
  CircleUserRound,
  FileSpreadsheet,
  FileText,
  Filter,
  HeartPulse,
  Keyboard,
  type LucideIcon,
  Mailbox,
  MailQuestionMark,
  Mails,
  Paintbrush,
  Plug,
  Send,
  Shield,
  ShieldCheck,
  Signature,
  SlidersHorizontal,
  Tag,
  UserCog,
  Users,
  UserX,
  Zap,
} from "lucide-react";

type SettingsPageEntry = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Words that find the page beside its label. */
  keywords: string;
  /** Without this right the page is not offered. */
  permission?: Permission;
  /** A number beside the label: what waits for a decision there. */
  counts?: "suspendedMails";
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
      { href: "/account/notifications", label: "Notifications", icon: Bell, keywords: "mail told alerts" },
      { href: "/account/signature", label: "Signature", icon: Signature, keywords: "mail footer reply name" },
      { href: "/account/exports", label: "Exports", icon: FileSpreadsheet, keywords: "csv file download list mail" },
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
    heading: "Mail",
    pages: [
      {
        href: "/admin/mailboxes",
        label: "Mailboxes",
        icon: Mailbox,
        keywords: "email address imap smtp gmail microsoft 365 forwarding oauth channel test",
      },
      {
        href: "/admin/mail-log",
        label: "Incoming mail",
        icon: Mails,
        keywords: "email log source raw duplicate bounce reprocess",
      },
      {
        href: "/admin/suspended",
        label: "Suspended mail",
        icon: MailQuestionMark,
        keywords: "email spam quarantine recover discard",
        counts: "suspendedMails" as const,
      },
      {
        href: "/admin/outgoing-mail",
        label: "Outgoing mail",
        icon: Send,
        keywords: "email delivery failed bounced retry queue undelivered",
      },
      {
        href: "/admin/senders",
        label: "Senders",
        icon: UserX,
        keywords: "email block allow list spam domain pictures images unreachable",
      },
      {
        href: "/admin/mail-templates",
        label: "Words and signatures",
        icon: FileText,
        keywords: "email templates acknowledgement notification footer signature",
      },
      {
        href: "/admin/mail-filters",
        label: "Filters",
        icon: Filter,
        keywords: "email regex pattern order number header",
      },
      {
        href: "/admin/mail-health",
        label: "Mail health",
        icon: HeartPulse,
        keywords: "email lag queue age failures monitoring",
      },
    ].map((page) => ({ ...page, permission: "mail.manage" as const })),
  },
  {
    heading: "Tickets",
    pages: [
      { href: "/admin/macros", label: "Macros", icon: Zap, keywords: "canned replies templates snippets automation" },
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
