import type { Permission } from "@desk/contracts/words";

/** What each right means, grouped as people think of them. */
export const permissionGroups: { heading: string; rights: [Permission, string][] }[] = [
  {
    heading: "Tickets",
    rights: [
      ["ticket.read", "See tickets"],
      ["ticket.create", "Create tickets"],
      ["ticket.reply", "Answer customers"],
      ["ticket.note", "Write internal notes"],
      ["ticket.edit", "Change status, priority, labels and the like"],
      ["ticket.assign", "Assign to people and teams"],
      ["ticket.delete", "Delete and restore"],
    ],
  },
  {
    heading: "Customers",
    rights: [
      ["customer.read", "See customers"],
      ["customer.edit", "Change customers"],
      ["customer.delete", "Delete customers"],
    ],
  },
  {
    heading: "Settings",
    rights: [
      ["label.create", "Make new labels"],
      ["label.manage", "Rename, merge and delete labels"],
      ["status.manage", "Manage statuses"],
      ["team.manage", "Manage teams"],
      ["people.manage", "Invite and deactivate people"],
      ["role.manage", "Manage roles"],
      ["apikey.manage", "Manage API keys"],
      ["workspace.manage", "Change the workspace"],
      ["mail.manage", "Set up mailboxes and look after mail"],
      ["mail.ingest", "Hand in mails that arrived elsewhere"],
      ["audit.read", "Read the audit log"],
      ["view.manage", "Make and change views of teams and of everyone"],
      ["macro.manage", "Make and change macros of teams and of everyone"],
    ],
  },
];
