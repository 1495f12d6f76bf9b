import type { Search, SearchView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, can, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { type ListedTicket, presentRow, rowColumns, rowJoins } from "../ticket/row";
import { findCustomers } from "./find-customers";
import { type FoundTicket, findTickets } from "./find-tickets";
import { queryOf } from "./query";
import { type Terms, termsOf } from "./terms";

type Hit = ListedTicket & { snippet: string | null };

/** Jump and search: tickets by number, person and text, and the people themselves. */
export async function search(ctx: Ctx, { q, limit }: Search): Promise<SearchView> {
  authorize(ctx.actor, "ticket.read");
  const terms = termsOf(q);
  const people = ctx.actor.kind === "customer" ? [] : await findCustomers(ctx, terms);
  const found = await findTickets(ctx, terms, { people: people.map(({ id }) => id), limit });
  return {
    tickets: await showHits(ctx, terms, found),
    customers: can(ctx.actor, "customer.read") ? people : [],
  };
}

// Marks that no text on a screen contains; the page turns them into emphasis.
const [start, stop] = ["\u0002", "\u0003"];
const snippetOptions = `StartSel=${start}, StopSel=${stop}, MaxFragments=1, MaxWords=24, MinWords=10`;
/** Only so much of a long message is searched for its snippet, since that is done word by word. */
const snippetSource = 10_000;

async function showHits(ctx: Ctx, terms: Terms, found: readonly FoundTicket[]): Promise<SearchView["tickets"]> {
  if (found.length === 0) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const ids = values.add(found.map(({ id }) => id));
  const messageIds = values.add(found.map(({ messageId }) => messageId));
  const query = queryOf(terms, values);
  const source = `translate(left(sm.body_text, ${snippetSource}), '${start}${stop}', '')`;
  const snippet =
    query === null ? "null" : `ts_headline('desk', ${source}, ${query}, ${values.add(snippetOptions)}::text)`;
  const text = `select ${rowColumns},
      (select ${snippet} from messages sm where sm.workspace_id = ${workspace} and sm.id = hit.message_id) as snippet
    from unnest(${ids}::uuid[], ${messageIds}::uuid[]) with ordinality as hit(ticket_id, message_id, place)
    join tickets t on t.workspace_id = ${workspace} and t.id = hit.ticket_id ${rowJoins}
    where ${visibleTickets(ctx.actor, values)} order by hit.place`;
  const rows = await runStatement<Hit>(ctx.db, text, values.list);
  return rows.map((row) => ({ ...presentRow(ctx.actor, row), snippet: row.snippet }));
}
