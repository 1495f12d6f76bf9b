/** What a ticket is linked with, and where that lives. */
export const linkTargets = {
  ticket_labels: { column: "label_id", source: "labels" },
  ticket_ccs: { column: "customer_id", source: "customers" },
  ticket_followers: { column: "user_id", source: "users" },
} as const;
export type LinkTable = keyof typeof linkTargets;
