import type { Given, Rule } from "../rule";
import { agents, readers } from "./groups";

const readCustomers = [...readers.filter((name) => name !== "creator"), "keyCustomersRead"] as const;
const editCustomers = [...agents, "keyCustomersWrite"] as const;
const customer = ({ ids }: Given) => ({ customerId: ids["customer.requester"] });
const pair = ({ ids }: Given) => ({ targetId: ids["customer.requester"], sourceId: ids["customer.colleague"] });

/** The merge carries Carl's id, so that it is as unknown elsewhere as he is. */
export const mergeId = ({ ids }: Given): string => ids["customer.colleague"];
/** Carl was merged into Rita. */
export const carlMerged = (workspaceId: string): readonly string[] => [
  `insert into customer_merges (workspace_id, id, target_id, source_id, data, created_at)
    select r.workspace_id, c.id, r.id, c.id, '{"fields": [], "addresses": [], "primaryIds": [], "tickets": [],
      "ccs": [], "sourceCcs": [], "targetCcs": [], "links": [], "mergedBefore": []}', now()
    from customers r join customers c on c.workspace_id = r.workspace_id and c.name = 'Carl'
    where r.workspace_id = '${workspaceId}' and r.name = 'Rita'`,
  `update customers set merged_into_id = (select r.id from customers r
      where r.workspace_id = '${workspaceId}' and r.name = 'Rita')
    where workspace_id = '${workspaceId}' and name = 'Carl'`,
];

export const mergeRules: readonly Rule[] = [
  { call: "customer.previewMerge", input: pair, allow: editCustomers, next: "hidden" },
  {
    call: "customer.previewMerge",
    on: "of somebody who is copied on a ticket of one team",
    input: ({ ids }) => ({ targetId: ids["customer.colleague"], sourceId: ids["customer.copied"] }),
    allow: editCustomers,
    next: "hidden",
    // What is invisible is not counted.
    shows: (_given, actor) => {
      if (actor.startsWith("foreign")) return {};
      return { has: [`"ccsCount":${actor === "outsider" || actor === "keyCustomersWrite" ? 0 : 1}`] };
    },
  },
  { call: "customer.merge", input: pair, allow: editCustomers, next: "hidden" },
  {
    call: "customer.merge",
    on: "with itself",
    input: ({ ids }) => ({ targetId: ids["customer.requester"], sourceId: ids["customer.requester"] }),
    allow: [],
    conflict: editCustomers,
    next: "hidden",
  },
  {
    call: "customer.unmerge",
    prepare: carlMerged,
    input: (given) => ({ mergeId: mergeId(given) }),
    allow: editCustomers,
    next: "hidden",
  },
  {
    call: "customer.merges",
    prepare: carlMerged,
    input: customer,
    allow: readCustomers,
    next: "own",
    shows: (_given, actor) => (actor.startsWith("foreign") ? {} : { has: ["Carl"] }),
  },
];
