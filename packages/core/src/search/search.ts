import type { Search, SearchView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, can, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { type ListedTicket, presentRow, rowColumns, rowJoins } from "../ticket/row";
import { divide, facetedMax, hasChoices } from "./facets";
import { findCustomers } from "./find-customers";
import { findOrganizations } from "./find-organizations";
import { findSimilarCustomers } from "./find-similar";
import { enough, type FoundTicket, findTickets, joined, ticketsOfPeople } from "./find-tickets";
import { narrow, narrowedBy } from "./narrowed";
import type { Asked } from "./query";
import { termsOf } from "./terms";

type Hit = ListedTicket & { snippet: string | null };

/** Jump and search: tickets by number, person, label and text, and the people themselves. */
export async function search(ctx: Ctx, { q, limit, facets: wantsFacets, ...choices }: Search): Promise<SearchView> {
  authorize(ctx.actor, "ticket.read");
  const { words, fields } = ctx.actor.kind === "customer" ? { words: q, fields: null } : narrowedBy(q);
  const terms = termsOf(words);
  const [exact, organizations] =
    ctx.actor.kind === "customer"
      ? [[], []]
      : await Promise.all([findCustomers(ctx, terms), findOrganizations(ctx, terms)]);
  const divides = wantsFacets || hasChoices(choices);
  const max = divides || fields !== null ? facetedMax : limit;
  const bounds = { people: exact.map(({ id }) => id), organizations, limit: max };
  const matches = await findTickets(ctx, terms, bounds);
  const { asked } = matches;
  const isMistyped = exact.length === 0 && matches.found.length < enough;
  const similar = isMistyped ? await findSimilarCustomers(ctx, terms) : [];
  const nearly = await ticketsOfPeople(ctx, similar, max);
  const all = joined(matches.found, nearly).slice(0, max);
  const found = fields === null ? all : await narrow(ctx, all, fields);
  const people = [...exact, ...similar];
  const { chosen, facets } = divides ? await divide(ctx, found, choices) : { chosen: found, facets: null };
  return {
    tickets: await showHits(ctx, asked, chosen.slice(0, limit)),
    facets: wantsFacets ? facets : null,
    customers: can(ctx.actor, "customer.read") ? people : [],
  };
}

// Marks that no text on a screen contains; the page turns them into emphasis.
const [start, stop] = ["\u0002", "\u0003"];
const snippetOptions = `StartSel=${start}, StopSel=${stop}, MaxFragments=1, MaxWords=24, MinWords=10`;
/** Only so much of a long message is searched for its snippet, since that is done word by word. */
const snippetSource = 10_000;

async function showHits(ctx: Ctx, asked: Asked | null, found: readonly FoundTicket[]): Promise<SearchView["tickets"]> {
  if (found.length === 0) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const ids = values.add(found.map(({ id }) => id));
  const messageIds = values.add(found.map(({ messageId }) => messageId));
  const text = `select ${rowColumns}, ${snippetOf(asked, workspace, values)} as snippet
    from unnest(${ids}::uuid[], ${messageIds}::uuid[]) with ordinality as hit(ticket_id, message_id, place)
    join tickets t on t.workspace_id = ${workspace} and t.id = hit.ticket_id ${rowJoins}
    where ${visibleTickets(ctx.actor, values)} order by hit.place`;
  const rows = await runStatement<Hit>(ctx.db, text, values.list);
  return rows.map((row) => ({ ...presentRow(ctx.actor, row), snippet: row.snippet }));
}

/** The place where all of it stands, or where any of it does when the words are spread over messages. */
function snippetOf(asked: Asked | null, workspace: string, values: Values): string {
  if (asked === null) return "null";
  const whole = `${values.add(asked.document)}::tsquery`;
  const any = `${values.add(asked.any)}::tsquery`;
  const source = `translate(left(sm.body_text, ${snippetSource}), '${start}${stop}', '')`;
  return `(select ts_headline(desk_config(sm.language), ${source},
      case when sm.document @@ ${whole} then ${whole} else ${any} end, ${values.add(snippetOptions)}::text)
    from messages sm where sm.workspace_id = ${workspace} and sm.id = hit.message_id)`;
}
