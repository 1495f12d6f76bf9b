import { expect, test } from "vitest";
import { refuseUnboundStatement } from "./guard";

const refused = [
  `select * from "tickets" where "tickets"."id" = $1`,
  `select * from "tickets" t join "messages" m on m."ticket_id" = t."id" where t."workspace_id" = $1`,
  `update "tickets" set "subject" = $1 where "id" = $2`,
  `delete from "messages" where "id" = $1`,
  `insert into "labels" ("id", "name") values ($1, $2)`,
  `select * from tickets where workspace_id = workspace_id`,
  `select count(*) from events`,
];
const passed = [
  `select * from "tickets" where "tickets"."workspace_id" = $1 and "tickets"."id" = $2`,
  `select * from "tickets" t join "messages" m on m."workspace_id" = t."workspace_id" and m."ticket_id" = t."id" where t."workspace_id" = $1`,
  `update "tickets" set "subject" = $1 where ("tickets"."workspace_id" = $2 and "tickets"."id" = $3)`,
  `insert into "labels" ("workspace_id", "id", "name") values ($1, $2, $3)`,
  `select * from tickets where workspace_id = $1`,
  `select 1`,
  `/* across workspaces: session lookup */ select * from sessions where token_hash = $1`,
  `select * from workspaces where id = $1`,
];

test.each(refused)("B15: refused: %s", (text) => {
  expect(() => refuseUnboundStatement(text)).toThrow(/Statement guard/u);
});

test.each(passed)("B15: passed: %s", (text) => {
  expect(() => refuseUnboundStatement(text)).not.toThrow();
});

test("B15: an invented reason does not lift the guard", () => {
  expect(() => refuseUnboundStatement("/* across workspaces: because */ select * from tickets")).toThrow(
    /Statement guard/u,
  );
});
