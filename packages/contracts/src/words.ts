/** The closed word lists of the product, free of zod so that first-load code may import them. */

export const statusCategories = ["new", "open", "pending", "on_hold", "solved", "closed"] as const;
export type StatusCategory = (typeof statusCategories)[number];

/** Categories in which somebody still has something to do. */
export const activeCategories = ["new", "open", "pending", "on_hold"] as const satisfies readonly StatusCategory[];

/** The origin's three words for the six categories. */
export const ticketStates = ["open", "pending", "done"] as const;
export type TicketState = (typeof ticketStates)[number];
export const stateOfCategory = {
  new: "open",
  open: "open",
  pending: "pending",
  on_hold: "pending",
  solved: "done",
  closed: "done",
} as const satisfies Record<StatusCategory, TicketState>;

export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const ticketTypes = ["question", "incident", "problem", "task"] as const;
export type TicketType = (typeof ticketTypes)[number];

export const channels = ["web", "email", "api", "import"] as const;
export type Channel = (typeof channels)[number];

export const authorKinds = ["agent", "customer", "system"] as const;
export type AuthorKind = (typeof authorKinds)[number];

export const messageKinds = ["reply", "note"] as const;
export type MessageKind = (typeof messageKinds)[number];

export const actorKinds = ["agent", "customer", "apiKey", "system"] as const;
export type ActorKind = (typeof actorKinds)[number];

export const addressKinds = ["email", "phone"] as const;
export type AddressKind = (typeof addressKinds)[number];

export const userStatuses = ["invited", "active", "deactivated"] as const;
export type UserStatus = (typeof userStatuses)[number];

/** What a member may do with a team's tickets; having no row means none. Each level includes those before it. */
export const teamAccessLevels = ["read", "reply", "full"] as const;
export type TeamAccess = (typeof teamAccessLevels)[number];

/** What a customer's answer does to a solved ticket of a team. */
export const reopenPolicies = ["always", "never", "within_days"] as const;
export type ReopenPolicy = (typeof reopenPolicies)[number];
/** A solved ticket closes after 28 days at the latest, so a longer time to reopen it would promise nothing. */
export const reopenDaysMax = 28;

export const builtInRoles = ["owner", "admin", "agent", "collaborator"] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

export const permissions = [
  "ticket.read",
  "ticket.create",
  "ticket.reply",
  "ticket.note",
  "ticket.edit",
  "ticket.assign",
  "ticket.delete",
  "customer.read",
  "customer.edit",
  "customer.delete",
  "label.create",
  "label.manage",
  "status.manage",
  "team.manage",
  "people.manage",
  "role.manage",
  "apikey.manage",
  "workspace.manage",
  "mail.manage",
  "mail.ingest",
  "audit.read",
  "view.manage",
  "macro.manage",
] as const;
export type Permission = (typeof permissions)[number];

export const apiScopes = ["tickets:read", "tickets:write", "customers:read", "customers:write", "mail:ingest"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Whom a saved view or a macro is for. */
export const viewScopes = ["me", "team", "everyone"] as const;
export type ViewScope = (typeof viewScopes)[number];
export const listLayouts = ["list", "compact", "board"] as const;
export type ListLayout = (typeof listLayouts)[number];

/** The usual times to snooze until. */
export const snoozeWords = ["later-today", "tomorrow", "next-week"] as const;
export type SnoozeWord = (typeof snoozeWords)[number];
/** Why a snoozed ticket is awake again: its time came, somebody woke it, the customer wrote, or it was finished. */
export const wakeReasons = ["due", "asked", "customer", "solved", "closed", "deleted"] as const;
export type WakeReason = (typeof wakeReasons)[number];

/** Work that somebody asked for and can watch. */
export const jobKinds = ["bulk", "undo", "export"] as const;
export type JobKind = (typeof jobKinds)[number];
export const jobStates = ["queued", "running", "done", "cancelled", "failed"] as const;
export type JobState = (typeof jobStates)[number];
export const jobItemStates = ["waiting", "done", "failed", "skipped"] as const;
export type JobItemState = (typeof jobItemStates)[number];

export const eventTypes = [
  "ticket.created",
  "ticket.status_changed",
  "ticket.priority_changed",
  "ticket.type_changed",
  "ticket.subject_changed",
  "ticket.assigned",
  "ticket.team_changed",
  "ticket.labels_changed",
  "ticket.requester_changed",
  "ticket.ccs_changed",
  "ticket.followers_changed",
  "ticket.notes_changed",
  "ticket.snoozed",
  "ticket.woken",
  "ticket.marked_spam",
  "ticket.deleted",
  "ticket.restored",
  "ticket.purged",
  "message.replied",
  "message.noted",
  "customer.created",
  "customer.changed",
  "customer.deleted",
  "customer.merged",
  "customer.unmerged",
  "view.created",
  "view.changed",
  "view.deleted",
  "macro.created",
  "macro.changed",
  "macro.deleted",
  "job.started",
  "job.finished",
  "job.cancelled",
  "export.made",
  "organization.created",
  "organization.changed",
  "organization.deleted",
  "label.created",
  "label.renamed",
  "label.merged",
  "label.deleted",
  "status.created",
  "status.changed",
  "team.created",
  "team.changed",
  "team.archived",
  "team.members_changed",
  "role.created",
  "role.changed",
  "role.deleted",
  "user.invited",
  "user.joined",
  "user.changed",
  "user.role_changed",
  "user.password_changed",
  "user.deactivated",
  "user.reactivated",
  "user.signed_in",
  "session.revoked",
  "apikey.created",
  "apikey.revoked",
  "workspace.created",
  "workspace.changed",
  "ticket.participant_proposed",
  "ticket.participant_accepted",
  "ticket.participant_declined",
  "message.scheduled",
  "message.unscheduled",
  "delivery.bounced",
  "delivery.failed",
  "delivery.uncertain",
  "delivery.retried",
  "mailbox.created",
  "mailbox.changed",
  "mailbox.deleted",
  "mailbox.paused",
  "mailbox.sign_in_failed",
  "mail.recovered",
  "mail.discarded",
  "mail.reprocessed",
  "mail.rejected",
  "sender.blocked",
  "sender.allowed",
  "sender.forgotten",
  "mail_template.changed",
  "signature.changed",
  "mail_filter.changed",
] as const;
export type EventType = (typeof eventTypes)[number];

/** Built-in views, in the order of the sidebar. `team-<slug>` views come from the teams. */
export const builtInViews = [
  "my-queue",
  "mine",
  "unassigned",
  "my-teams",
  "pending",
  "solved",
  "all-open",
  "all",
  "snoozed",
  "deleted",
] as const;
export type BuiltInView = (typeof builtInViews)[number];

export const ticketSorts = [
  "updated",
  "created",
  "priority",
  "waiting",
  "number",
  "status",
  "solved",
  "snoozed",
] as const;
export type TicketSort = (typeof ticketSorts)[number];

/** Ways by which a mail comes in. */
export const mailDoors = ["imap", "smtp", "http", "pipe", "import"] as const;
export type MailDoor = (typeof mailDoors)[number];

/** What became of a mail: exactly one of these once it was looked at. */
export const mailOutcomes = [
  "ticket",
  "reply",
  "duplicate",
  "bounce",
  "suspended",
  "rejected",
  "unprocessable",
] as const;
export type MailOutcome = (typeof mailOutcomes)[number];

/** Why a mail waits for a person's decision. The numbers are stable; they stand in the log and the API. */
export const suspensionCauses = {
  spam: 1,
  blocked_sender: 2,
  failed_authentication: 3,
  automatic_mail: 4,
  loop: 5,
  own_address: 6,
  no_reply_address: 7,
  backscatter: 8,
  blank: 9,
  no_sender: 10,
  unproven_agent: 11,
  too_many_recipients: 12,
  no_mailbox: 13,
  malware: 14,
} as const;
export type SuspensionCause = keyof typeof suspensionCauses;

/** How a mail found its ticket, in the order in which the rules are asked. */
export const threadingRules = [
  "duplicate",
  "recipient_token",
  "in_reply_to",
  "references",
  "known_reference",
  "body_token",
  "subject_tag",
  "new",
] as const;
export type ThreadingRule = (typeof threadingRules)[number];

export const deliveryStates = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "failed",
  "uncertain",
  "cancelled",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const recipientRoles = ["to", "cc", "bcc"] as const;
export type RecipientRole = (typeof recipientRoles)[number];
export const senderVerdicts = ["block", "allow", "images"] as const;
/** `images` shows remote pictures of this sender. */
export type SenderVerdict = (typeof senderVerdicts)[number];
