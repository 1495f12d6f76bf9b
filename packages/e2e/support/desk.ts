import type { BuiltInRole, TeamAccess } from "@desk/contracts/words";
import { type Db, openDatabase } from "@desk/core/boot";
import { openSession } from "@desk/core/session";
import { aTeam, aUser, aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { instanceSetting } from "./environment";

export { expect, type Page } from "@playwright/test";

type PersonOptions = { name?: string; email?: string; role?: BuiltInRole; teams?: Record<string, TeamAccess> };
type Person = { id: string; name: string; email: string };

/** A company of its own for one test, on the running product. */
export type Desk = TestWorkspace & {
  addPerson: (options?: PersonOptions) => Promise<Person>;
  addTeam: (name: string) => Promise<string>;
  /** Puts the session cookie of this person into the browser. */
  signIn: (context: BrowserContext, person: Person) => Promise<void>;
  /** A page in a browser of its own, signed in as this person. */
  pageOf: (person: Person) => Promise<Page>;
};

let count = 0;
const unique = () => `${Date.now().toString(36)}${process.pid.toString(36)}${(count++).toString(36)}`;

export const test = base.extend<{ desk: Desk }, { db: Db }>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
    async ({}, use) => {
      const database = openDatabase({ url: instanceSetting("DATABASE_URL"), max: 4, guard: true });
      await use(database.db);
      await database.close();
    },
    { scope: "worker" },
  ],
  desk: async ({ db, browser, baseURL, contextOptions }, use) => {
    const workspace = await aWorkspace(db);
    const opened: BrowserContext[] = [];
    const desk: Desk = {
      ...workspace,
      addTeam: (name) => aTeam(workspace, name),
      async addPerson({ name = "Robin Weber", email = `robin.${unique()}@halen.example`, ...options } = {}) {
        return { id: await aUser(workspace, { name, email, ...options }), name, email };
      },
      async signIn(context, { id: userId }) {
        const visitor = { db, now: () => new Date(), address: "127.0.0.1" };
        const value = await openSession(visitor, {
          workspaceId: workspace.id,
          userId,
          method: "password",
          userAgent: null,
        });
        await context.addCookies([
          { name: "halen_session", value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
        ]);
      },
      async pageOf(person) {
        const context = await browser.newContext(contextOptions);
        opened.push(context);
        await desk.signIn(context, person);
        return context.newPage();
      },
    };
    await use(desk);
    for (const context of opened) await context.close();
  },
});
