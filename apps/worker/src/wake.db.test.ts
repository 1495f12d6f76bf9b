import { snoozeTicket } from "@desk/core/snooze";
import { asAgent, aTicket, aWorkspace, eventsOf } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { expect, test, vi } from "vitest";
import { startWaking } from "./wake";

const pg = usingDatabase();

test("TC-06: a running worker wakes a ticket within seconds of its time, and stops when told to", async () => {
  const workspace = await aWorkspace(pg.db);
  const agent = await asAgent(workspace);
  const { id: ticketId } = await aTicket(workspace);
  const log = vi.fn();
  const first = startWaking({ db: pg.db, log });
  const second = startWaking({ db: pg.db, log });
  await snoozeTicket(agent, { ticketId, until: new Date(Date.now() + 500).toISOString() });
  await vi.waitFor(
    async () =>
      expect(await eventsOf(workspace, ticketId)).toEqual(["ticket.created", "ticket.snoozed", "ticket.woken"]),
    { timeout: 8_000, interval: 100 },
  );
  await Promise.all([first.stop(), second.stop()]);
  expect(log).not.toHaveBeenCalled();
});
