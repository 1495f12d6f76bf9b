import { ListTickets, Search } from "@desk/contracts/ticket";
import { UpdateWorkspace } from "@desk/contracts/workspace";
import { usingDatabase } from "@desk/db/testing";
import { expect, test } from "vitest";
import { search } from "../search";
import { asAdmin, aTicket, aWorkspace } from "../testing";
import { updateWorkspace } from "../workspace";
import { findTicketId, listTickets, readTicket } from ".";

const pg = usingDatabase();

test("TC-01: a new format changes what is shown and breaks no number that was written down before", async () => {
  const workspace = await aWorkspace(pg.db, { now: () => new Date("2026-11-22T09:00:00.000Z") });
  const admin = await asAdmin(workspace);
  const { id, number } = await aTicket(workspace);
  const shown = async () => {
    const [row] = (await listTickets(admin, ListTickets.parse({ view: "all" }))).data;
    const ticket = await readTicket(admin, { ticketId: id });
    expect(row?.numberText).toBe(ticket.numberText);
    return ticket.numberText;
  };
  const finds = async (q: string) => (await search(admin, Search.parse({ q }))).tickets.map((ticket) => ticket.id);
  expect(await shown()).toBe(String(number));
  expect(await finds(`HD-${number}`)).toEqual([]);

  const format = (prefix: string, date: "none" | "month") =>
    updateWorkspace(admin, UpdateWorkspace.parse({ settings: { ticketNumbers: { prefix, date } } }));
  await format("HD", "month");
  expect(await shown()).toBe(`HD-202611-${number}`);
  await format("CARE", "none");
  expect(await shown()).toBe(`CARE-${number}`);
  for (const written of [`care-${number}`, `#CARE-${number}`, `#HD-202611-${number}`, `#${number}`, String(number)])
    expect(await finds(written), written).toEqual([id]);
  for (const written of [`CARE-${number}`, `HD-202611-${number}`, String(number)])
    expect(await findTicketId(admin, written), written).toBe(id);
});
