import { expect, test } from "vitest";
import type { ListedTicket } from "../use-ticket-list";
import { leavingReason, needsReply } from "./row-words";

const ticket = (change: Partial<ListedTicket>): ListedTicket => ({
  id: "t",
  number: 1,
  numberText: "#1",
  subject: "Lost phone",
  preview: "Hello",
  status: "open",
  statusId: "s",
  statusLabel: "Open",
  priority: "normal",
  type: "question",
  teamId: null,
  assignee: null,
  requester: { id: "c", name: "Ana" },
  organization: null,
  channel: "email",
  labels: [],
  lastAuthorKind: "customer",
  lastAuthorId: "c",
  hasAttachment: false,
  waitingSince: null,
  createdAt: "2026-11-22T09:00:00.000Z",
  updatedAt: "2026-11-22T09:00:00.000Z",
  snoozedUntil: null,
  solvedAt: null,
  deletedAt: null,
  version: 1,
  ...change,
});

test("a solved ticket leaves every list of open ones and says why", () => {
  const solved = ticket({ status: "solved", statusLabel: "Solved" });
  expect(leavingReason(solved, "my-queue", "me")).toBe("Solved");
  expect(leavingReason(solved, "all", "me")).toBeNull();
});

test("a ticket given to somebody leaves Unassigned and, when it is not me, my queue", () => {
  const theirs = ticket({ assignee: { id: "ana", name: "Ana" } });
  expect(leavingReason(theirs, "unassigned", "me")).toBe("Assigned to Ana");
  expect(leavingReason(theirs, "my-queue", "me")).toBe("Assigned to Ana");
  expect(leavingReason(theirs, "my-queue", "ana")).toBeNull();
});

test("deleted tickets leave, restored ones leave the deleted", () => {
  expect(leavingReason(ticket({ deletedAt: "2026-11-22T10:00:00.000Z" }), "all", "me")).toBe("Deleted");
  expect(leavingReason(ticket({}), "deleted", "me")).toBe("Restored");
});

test("a customer's last word on an open ticket asks for a reply", () => {
  expect(needsReply(ticket({}))).toBe(true);
  expect(needsReply(ticket({ status: "solved" }))).toBe(false);
  expect(needsReply(ticket({ lastAuthorKind: "agent" }))).toBe(false);
});

test("TC-06: a snoozed row leaves the queues it stands in, and a woken one leaves the snoozed", () => {
  const snoozedUntil = "2026-11-23T09:00:00.000Z";
  expect(leavingReason(ticket({ snoozedUntil }), "unassigned", "me")).toBe("Snoozed");
  expect(leavingReason(ticket({ snoozedUntil }), "all", "me")).toBeNull();
  expect(leavingReason(ticket({ snoozedUntil }), "snoozed", "me")).toBeNull();
  expect(leavingReason(ticket({}), "snoozed", "me")).toBe("Awake");
});
