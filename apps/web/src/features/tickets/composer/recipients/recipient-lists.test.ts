import { expect, test } from "vitest";
import {
  addressesOf,
  listsOf,
  listsOnTicket,
  spokenSummary,
  summaryOf,
  withoutAddress,
  withPeople,
} from "./recipient-lists";

const at = (name: string) => ({ address: `${name.toLowerCase()}@riders.example`, name });
const onTicket = (name: string) => ({ id: name, customerId: name, name, email: at(name).address });
const lists = { to: [at("Ana")], cc: [at("Bo"), at("Cleo")], bcc: [] };

test("CV-13: until the server has answered, the requester and everybody on copy are shown", () => {
  expect(listsOnTicket({ requester: onTicket("Ana"), ccs: [onTicket("Bo"), onTicket("Cleo")] })).toEqual(lists);
  expect(listsOnTicket({ requester: { ...onTicket("Ana"), email: null }, ccs: [] }).to).toEqual([]);
});

test("CV-13: an address stands once, where it was put last, and each can be taken out", () => {
  const moved = withPeople(lists, "bcc", [at("Bo")]);
  expect(addressesOf(moved)).toEqual({
    to: ["ana@riders.example"],
    cc: ["cleo@riders.example"],
    bcc: ["bo@riders.example"],
  });
  expect(withoutAddress(moved, "bcc", "bo@riders.example").bcc).toEqual([]);
});

test("addresses that come back get the names that are known", () => {
  const back = listsOf({ to: ["ana@riders.example"], cc: ["new@riders.example"], bcc: [] }, [at("Ana")]);
  expect(back.to).toEqual([at("Ana")]);
  expect(back.cc).toEqual([{ address: "new@riders.example", name: "" }]);
});

test("the folded line names the first and counts the others; who hears it hears all", () => {
  expect(summaryOf({ ...lists, to: [at("Ana"), at("Dora")] })).toEqual({ to: "Ana +1", rest: "Cc 2" });
  expect(summaryOf({ to: [], cc: [], bcc: [at("Bo")] })).toEqual({ to: "Nobody", rest: "Bcc 1" });
  expect(spokenSummary(lists)).toBe("to Ana; copy to Bo, Cleo");
  expect(spokenSummary({ to: [], cc: [], bcc: [] })).toBe("nobody");
});
