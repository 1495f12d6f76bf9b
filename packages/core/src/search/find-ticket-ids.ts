import type { Ctx } from "../context";
import { findCustomers } from "./find-customers";
import { findOrganizations } from "./find-organizations";
import { findTickets } from "./find-tickets";
import { termsOf } from "./terms";

const idsMax = 500;

/** Ids of the tickets a search text means, for lists that are filtered by it. */
export async function findTicketIds(ctx: Ctx, q: string): Promise<string[]> {
  const terms = termsOf(q);
  const [people, organizations] = await Promise.all([findCustomers(ctx, terms), findOrganizations(ctx, terms)]);
  const { found } = await findTickets(ctx, terms, { people: people.map(({ id }) => id), organizations, limit: idsMax });
  return found.map(({ id }) => id);
}
