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

/** Stan had been merged into Carl before, and next door there are customers of the same ids. */
const stanMergedBefore = (workspaceId: string): readonly string[] => [
  ...carlMerged(workspaceId),
  `insert into customers (workspace_id, id, name) select '${workspaceId}', c.id, 'Twin of ' || c.name from customers c
    where c.workspace_id <> '${workspaceId}' and c.name in ('Rita', 'Stan')`,
  `update customers s set merged_into_id = r.id from customers r where s.workspace_id = '${workspaceId}'
    and r.workspace_id = s.workspace_id and (s.name, r.name) in (('Stan', 'Rita'), ('Twin of Stan', 'Twin of Rita'))`,
  `update customer_merges m set data = m.data || jsonb_build_object('mergedBefore', jsonb_build_array(c.id))
    from customers c where m.workspace_id = '${workspaceId}' and c.workspace_id = m.workspace_id and c.name = 'Stan'`,
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
    call: "customer.unmerge",
    on: "of one whom another had been merged into",
    prepare: stanMergedBefore,
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
