type Excused = { site: string; reason: string };

/** Checks whose removal changes nothing that anybody could see, each with the reason. */
export const equivalents: readonly Excused[] = [
  {
    site: "search/search.ts visibleTickets",
    reason: "The ids shown here come from findTickets, which applies the same condition and is caught without it.",
  },
  {
    site: "search/facets.ts visibleTickets",
    reason: "The ids counted here come from findTickets, which applies the same condition and is caught without it.",
  },
  {
    site: "remote-image/allow.ts authorizeTicket",
    reason: "requireOn asks for the same permission as soon as the mail is found, before anything is written.",
  },
  {
    site: "ticket-link/eligible.ts visibleTickets",
    reason: "The ticket is read through findTicket next, with the same condition; ticket-link.db.test.ts.",
  },
  {
    site: "queue/free.ts visibleTickets",
    reason:
      "The ids come from listTickets, and takable beside it lets through a part of what is visible; queue.db.test.ts.",
  },
  {
    site: "export/start.ts authorizeInside",
    reason: "listViews, which looks the list up next, asks for the same before it reads anything.",
  },
  {
    site: "customer/find-or-create.ts eq",
    reason:
      "The sub-select beside it names the workspace, and no two of the matrix share an id; where they do it bites: customer.db.test.ts.",
  },
  {
    site: "ticket/policy.ts forbidden",
    reason: "Of all actions a customer holds the permission of a reply alone, so authorizeTicket says the same next.",
  },
];

/** Checks that no call of the API passes, each with where they are shown to bite instead. */
export const outOfReach: readonly Excused[] = [
  ...["file/delete-loose.ts eq", "file/delete-loose.ts forbidden"].map((site) => ({
    site,
    reason: "A nightly job; file.db.test.ts.",
  })),
  {
    site: "mail/outgoing/schedule/post-due.ts forbidden",
    reason: "The worker posts what was planned; apps/worker/src/mail/later.db.test.ts.",
  },
  {
    site: "export/subscription/run-due.ts eq",
    reason: "The worker mails lists; subscription.db.test.ts.",
  },
  {
    site: "query/facts.ts visibleTickets",
    reason: "No call reads facts of tickets; query.db.test.ts holds them against what the database finds.",
  },
  {
    site: "remote-image/fetch.ts forbidden",
    reason: "Pictures come through the door's own route; remote-image.db.test.ts.",
  },
  { site: "mail/mailbox/folder-position.ts eq", reason: "The worker reads mailboxes; imap.db.test.ts." },
  ...["user/create.ts eq", "user/create.ts forbidden"].map((site) => ({ site, reason: "For the command line alone." })),
  ...["user/sign-in-identity.ts eq", "user/sign-in.ts eq"].map((site) => ({
    site,
    reason: "Signing in goes through the pages' own route; packages/auth.",
  })),
];
