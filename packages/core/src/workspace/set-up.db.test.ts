import { users, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { aClock, aVisitor } from "../testing/identity";
import { signInWithPassword } from "../user";
import { isSetUpOpen, setUp } from ".";

const pg = usingDatabase();
const clock = aClock();
const visitor = () => aVisitor({ db: pg.db, clock });
const input = (name: string) => ({
  workspaceName: `${name}'s desk`,
  name,
  email: `${name.toLowerCase()}@example.com`,
  password: "a long enough password",
});

test("L06: of eight set-ups at once exactly one succeeds; afterwards there is no such page, for good", async () => {
  expect(await isSetUpOpen(pg.db)).toBe(true);
  const names = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana"];
  const outcomes = await Promise.allSettled(names.map((name) => setUp(visitor(), input(name))));
  const winners = outcomes.filter((outcome) => outcome.status === "fulfilled").map(({ value }) => value.email);
  expect(winners).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "not_found" });
  expect(await pg.db.select({ id: workspaces.id }).from(workspaces)).toHaveLength(1);
  const owners = await pg.db.execute<{ email: string; key: string }>(sql`/* across workspaces: maintenance */
    select u.email, r.key from users u join roles r on r.id = u.role_id`);
  expect([...owners]).toEqual([{ email: winners[0], key: "owner" }]);

  expect(await isSetUpOpen(pg.db)).toBe(false);
  clock.pass(60);
  await expect(setUp(visitor(), input("Late"))).rejects.toMatchObject({ code: "not_found" });
  const proven = await signInWithPassword(visitor(), { email: winners[0] ?? "", password: "a long enough password" });
  expect(proven.email).toBe(winners[0]);

  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from ${users}`);
  await pg.db.execute(sql`alter table events disable trigger all`);
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from events`);
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from workspaces`);
  expect(await isSetUpOpen(pg.db)).toBe(false);
  await expect(setUp(visitor(), input("Later"))).rejects.toMatchObject({ code: "not_found" });
});
