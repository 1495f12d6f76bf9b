import { runStatement } from "@desk/db/statement";
import { aTeam, aUser } from "./people";
import type { TestWorkspace } from "./workspace";

export type Filled = { teamIds: string[]; agentIds: string[] };

const words = "lost bag driver late order refund parcel address payment window bicycle station receipt phone charge";

/**
 * Fills a workspace with many tickets by SQL, to look at plans: 5 % new, 15 % open, 80 % closed over two years
 * in four teams, two messages each. `common` stands in half of them, `kw0` … `kw999` in one of a thousand.
 */
export async function fillTickets(workspace: TestWorkspace, count: number): Promise<Filled> {
  const teamIds: string[] = [];
  for (const name of ["Riders", "Drivers", "Food", "Parcels"]) teamIds.push(await aTeam(workspace, name));
  const agentIds: string[] = [];
  for (let index = 0; index < 8; index += 1) agentIds.push(await aUser(workspace, { name: `Agent ${index}` }));
  const run = (text: string, ...values: unknown[]) => runStatement(workspace.db, text, [workspace.id, ...values]);
  const people = Math.max(1, Math.trunc(count / 5));
  await run(
    `insert into customers (workspace_id, id, name, created_at, updated_at)
      select $1::uuid, md5('c' || i)::uuid, 'Customer ' || i, now(), now() from generate_series(1, $2::int) i`,
    people,
  );
  await run(
    `insert into customer_addresses (workspace_id, id, customer_id, kind, value, is_primary)
      select $1::uuid, md5('a' || i)::uuid, md5('c' || i)::uuid, 'email',
        'cust' || lpad(i::text, 6, '0') || '@example.com', true from generate_series(1, $2::int) i`,
    people,
  );
  await run(
    `insert into tickets (workspace_id, id, number, subject, status_id, category, priority, type, team_id, assignee_id,
        requester_id, channel, message_seq, event_seq, last_message_kind, last_author_kind, preview, waiting_since,
        created_at, updated_at, solved_at, closed_at)
      select $1::uuid, md5('t' || i)::uuid, i, 'Ticket about ' || i, s.id, s.category,
        (array['low','normal','high','urgent'])[1 + (i / 20) % 4], 'question',
        case when i % 10 = 3 or i % 100 = 0 then null else ($3::uuid[])[1 + i % 4] end, case when s.category = 'new' then null else ($4::uuid[])[1 + (i / 4) % 8] end,
        md5('c' || 1 + i % $5::int)::uuid, 'api', 2, 1, 'reply', 'agent', 'preview of ' || i,
        case when s.category in ('new', 'open') then moment end, moment, moment,
        case when s.category = 'closed' then moment end, case when s.category = 'closed' then moment end
      from generate_series(1, $2::int) i
      cross join lateral (select now() - (i * 7919::bigint % $2::int) * (interval '2 years' / $2::int) as moment) m
      join statuses s on s.workspace_id = $1::uuid and s.is_default
        and s.category = case when i % 20 = 0 then 'new' when i % 20 < 4 then 'open' else 'closed' end`,
    count,
    teamIds,
    agentIds,
    people,
  );
  await run(
    `insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, channel, body_text, created_at, language)
      select $1::uuid, md5('m' || n || '-' || t.number)::uuid, t.id, n, 'reply', 'agent', 'api',
        '${words} ' || (select string_agg('word' || ((t.number * w * 31 + n) % 500), ' ') from generate_series(1, 40) w)
          || ' kw' || (t.number % 1000) || ' u' || t.number || case when t.number % 2 = 0 then ' common' else '' end,
        t.created_at, (array['en', 'de', 'es', 'und'])[1 + t.number % 4]
      from tickets t cross join generate_series(1, 2) n where t.workspace_id = $1::uuid`,
  );
  await run(
    `insert into ticket_search (workspace_id, ticket_id, created_at, language, document)
      select $1::uuid, t.id, t.created_at, 'en', desk_ticket_document(t.subject, c.name, null, t.number, 'en')
      from tickets t join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
      where t.workspace_id = $1::uuid`,
  );
  for (const table of ["tickets", "messages", "ticket_search", "customers", "customer_addresses", "users", "statuses"])
    await runStatement(workspace.db, `analyze ${table}`, []);
  // Only the owner may, which the role of a running installation is not.
  for (const index of ["messages_document", "ticket_search_document"])
    await runStatement(
      workspace.db,
      "select gin_clean_pending_list(c.oid) from pg_class c where c.relname = $1 and pg_has_role(c.relowner, 'usage')",
      [index],
    );
  return { teamIds, agentIds };
}
