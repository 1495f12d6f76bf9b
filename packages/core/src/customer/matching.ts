import { type SQL, sql } from "drizzle-orm";

const likeLiteral = (value: string): string => value.replace(/[\\%_]/gu, String.raw`\$&`);

/** Ids of the customers that a search text means. Each arm has an index of its own. */
export function matching(workspaceId: string, q: string): SQL {
  const text = q.trim();
  const arms = [byExternalId(workspaceId, text), byAddress(workspaceId, normalise(text))];
  if (!text.includes("@")) arms.push(byName(workspaceId, text));
  return sql.join(arms, sql` union all `);
}

/** A phone number is stored without spaces, dashes and brackets, an e-mail address in lower case. */
const normalise = (text: string): string =>
  /^\+?[\d\s().-]+$/u.test(text) ? text.replace(/[\s().-]/gu, "") : text.toLowerCase();

const byExternalId = (workspaceId: string, text: string): SQL =>
  sql`select x.id from customers x where x.workspace_id = ${workspaceId} and x.external_id = ${text}`;

const byAddress = (workspaceId: string, text: string): SQL =>
  sql`select y.customer_id from customer_addresses y
      where y.workspace_id = ${workspaceId} and y.value like ${`${likeLiteral(text)}%`}`;

/** Fewer than three letters have no trigram inside a word, so they must begin one. */
function byName(workspaceId: string, text: string): SQL {
  const folded = sql`desk_fold(${likeLiteral(text)})`;
  const isShort = [...text].length < 3;
  const match = isShort
    ? sql`(desk_fold(z.name) like ${folded} || '%' or desk_fold(z.name) like '% ' || ${folded} || '%')`
    : sql`desk_fold(z.name) like '%' || ${folded} || '%'`;
  return sql`select z.id from customers z where z.workspace_id = ${workspaceId} and ${match}`;
}
