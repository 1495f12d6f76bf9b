import { expect, test } from "vitest";
import { embedPictures } from "./prepare/inline";
import { addressReply, type People } from "./recipients";
import { nextBusinessMorning } from "./schedule/next-morning";
import { topicOf } from "./subject";
import { threadIndexAfter } from "./thread-index";
import { fillVariables, requireKnownVariables } from "./variables";

const person = (address: string, name = "") => ({ address, name });
const people = (more: Partial<People> = {}): People => ({
  requester: person("ana@x.example", "Ana"),
  copied: [person("bo@x.example", "Bo"), person("cy@x.example")],
  proposed: new Set(),
  own: new Set(),
  ...more,
});
const addresses = (list: { address: string }[]) => list.map(({ address }) => address);

test("CV-13: a reply goes to the requester and keeps everybody on copy", () => {
  const { to, cc, bcc } = addressReply(people(), undefined);
  expect([addresses(to), addresses(cc), bcc]).toEqual([["ana@x.example"], ["bo@x.example", "cy@x.example"], []]);
  expect(to[0]?.name).toBe("Ana");
});

test("CV-13: own addresses are never recipients, and nobody gets it twice", () => {
  const own = new Set(["support@desk.example", "ana@x.example"]);
  const named = {
    to: ["bo@x.example", "support@desk.example"],
    cc: ["bo@x.example", "new@x.example"],
    bcc: ["new@x.example", "dee@x.example"],
  };
  const { to, cc, bcc } = addressReply(people({ own }), named);
  expect([addresses(to), addresses(cc), addresses(bcc)]).toEqual([
    ["bo@x.example"],
    ["new@x.example"],
    ["dee@x.example"],
  ]);
});

test("C01: somebody who was not let in gets nothing, not even when he is named", () => {
  const given = people({ proposed: new Set(["eve@evil.example"]) });
  expect(addresses(addressReply(given, undefined).cc)).not.toContain("eve@evil.example");
  expect(() => addressReply(given, { to: ["eve@evil.example"], cc: [], bcc: [] })).toThrow("not let in");
});

test("a mail goes to at most 48 people", () => {
  const many = Array.from({ length: 48 }, (_, index) => `p${index}@x.example`);
  expect(addressReply(people(), { to: many, cc: [], bcc: [] }).to).toHaveLength(48);
  expect(() => addressReply(people(), { to: many, cc: ["one@more.example"], bcc: [] })).toThrow("at most 48");
});

test.each([
  ["Lost bag", "Lost bag"],
  ["Re: AW: Fwd: Lost bag [#12]", "Lost bag"],
  ["RE[2]: Lost [#7] bag", "Lost bag"],
  ["Retour: x", "Retour: x"],
])("EM-26: the topic of %s is %s", (subject, topic) => expect(topicOf(subject)).toBe(topic));

test("EM-26: Thread-Index goes on from the one we were sent, or begins one for the ticket", () => {
  const now = new Date("2026-11-22T10:00:00.000Z");
  const ours = threadIndexAfter(null, { ticketId: "t", now });
  expect(Buffer.from(ours, "base64")).toHaveLength(22);
  const next = threadIndexAfter(ours, { ticketId: "t", now: new Date(now.getTime() + 60_000) });
  const [first, second] = [Buffer.from(ours, "base64"), Buffer.from(next, "base64")];
  expect(second).toHaveLength(27);
  expect(second.subarray(0, 22)).toEqual(first);
  // A minute in units of 2^18 times 100 ns.
  expect(second.readUInt32BE(22)).toBeGreaterThan(2_200);
  expect(second.readUInt32BE(22)).toBeLessThan(2_400);
  for (const broken of ["", "not base64!", "AQ==", "A".repeat(2_000)])
    expect(Buffer.from(threadIndexAfter(broken, { ticketId: "t", now }), "base64")).toHaveLength(22);
});

test("pictures of the message become parts of the mail, others are left out", () => {
  const own = "0198a7c2-7d1e-7c3a-9b5f-0123456789ab";
  const foreign = "0198a7c2-7d1e-7c3a-9b5f-0123456789ac";
  const file = { id: own, storageKey: "k", fileName: "a.png", contentType: "image/png" };
  const { html, files } = embedPictures(
    `<p>see <img src="/files/${own}" alt="A"><img src="/files/${foreign}"></p>`,
    [file],
    "desk.example",
  );
  expect(html).toBe(`<p>see <img src="cid:${own}@desk.example" alt="A"></p>`);
  expect(files).toEqual([
    { storageKey: "k", fileName: "a.png", contentType: "image/png", contentId: `${own}@desk.example` },
  ]);
});

test("EM-21: an unknown variable is refused by its name, known ones are filled in", () => {
  expect(fillVariables("{{ agent.name }} of {{team.name}}", { "agent.name": "Robin", "team.name": "Riders" })).toBe(
    "Robin of Riders",
  );
  expect(() => requireKnownVariables("body", "Hi {{customer.secret}}", ["agent.name"])).toThrow("{{customer.secret}}");
  expect(() => requireKnownVariables("body", "{{agent.name}}{{", ["agent.name"])).not.toThrow();
});

test.each([
  // Sunday evening in Lisbon: Monday morning there.
  ["2026-11-22T20:00:00Z", "Europe/Lisbon", "2026-11-23T09:00:00.000Z"],
  // Early on a working day: the same day.
  ["2026-11-23T06:00:00Z", "Europe/Berlin", "2026-11-23T08:00:00.000Z"],
  ["2026-11-20T15:00:00Z", "America/New_York", "2026-11-23T14:00:00.000Z"],
  // The clocks go forward in the night to Sunday.
  ["2026-03-27T12:00:00Z", "Europe/Berlin", "2026-03-30T07:00:00.000Z"],
  ["2026-11-23T12:00:00Z", "Nowhere/Town", "2026-11-24T09:00:00.000Z"],
  ["2026-11-23T12:00:00Z", null, "2026-11-24T09:00:00.000Z"],
  ["2026-11-23T23:30:00Z", "Asia/Kathmandu", "2026-11-24T03:15:00.000Z"],
])("CV-07: after %s the next business morning in %s is %s", (now, zone, morning) =>
  expect(nextBusinessMorning(new Date(now), zone).toISOString()).toBe(morning),
);
