import type { ListMails, MailPage } from "@desk/contracts/mail-log";
import { runStatement, Values } from "@desk/db/statement";
import { authorize } from "../../access";
import type { Ctx } from "../../context";
import { invalid } from "../../error";
import { isoOf } from "../../ticket/time";
import { type LoggedMail, mailColumns, presentMailRow } from "./row";

/** Every mail that came in, newest first, with what became of it. */
export async function listMails(ctx: Ctx, input: ListMails): Promise<MailPage> {
  authorize(ctx.actor, "mail.manage");
  const values = new Values();
  const conditions = [`m.workspace_id = ${values.add(ctx.workspaceId)}`];
  if (input.state === "waiting") conditions.push("m.outcome is null");
  else if (input.state !== undefined) conditions.push(`m.outcome = ${values.add(input.state)}`);
  if (input.cause !== undefined) conditions.push(`m.cause = ${values.add(input.cause)}`);
  if (input.mailboxId !== undefined) conditions.push(`m.mailbox_id = ${values.add(input.mailboxId)}`);
  if (input.query !== undefined && input.query.trim() !== "") conditions.push(matching(input.query.trim(), values));
  if (input.cursor !== undefined) conditions.push(olderThan(input.cursor, values));
  const text = `select ${mailColumns(ctx, values)} from mails m where ${conditions.join(" and ")}
    order by m.received_at desc, m.id desc limit ${values.add(input.limit + 1)}::int`;
  const rows = await runStatement<LoggedMail>(ctx.db, text, values.list);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(presentMailRow),
    nextCursor: last === undefined ? null : cursorOf(last),
    hasMore: last !== undefined,
  };
}

/** A whole Message-ID, with or without its brackets, or a part of sender or subject. */
function matching(query: string, values: Values): string {
  const part = values.add(`%${query.toLowerCase().replace(/[\\%_]/gu, String.raw`\$&`)}%`);
  const id = values.add(query.replace(/^<|>$/gu, ""));
  return `(m.rfc_message_id = ${id} or m.from_address like ${part} or lower(m.from_name) like ${part}
    or lower(m.subject) like ${part})`;
}

const cursorOf = ({ receivedAt, id }: LoggedMail): string =>
  Buffer.from(`${isoOf(receivedAt)} ${id}`).toString("base64url");
const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** Times are written with milliseconds, so the cursor says all of them. */
function olderThan(cursor: string, values: Values): string {
  const [, at, id] = shape.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "This cursor is not from a page of this list.");
  return `(m.received_at, m.id) < (${values.add(at)}::timestamptz, ${values.add(id)}::uuid)`;
}
