import { expect, test } from "vitest";
import { isAddress, readAddresses } from "./address-list";

test("a pasted list is read with names, commas, semicolons and line ends", () => {
  const text = `"Pérez, Ana" <Ana@Example.com>, bob@example.com; <carl@example.com>\nDora <mailto:dora@example.com>`;
  expect(readAddresses(text)).toEqual({
    people: [
      { address: "ana@example.com", name: "Pérez, Ana" },
      { address: "bob@example.com", name: "" },
      { address: "carl@example.com", name: "" },
      { address: "dora@example.com", name: "Dora" },
    ],
    rest: [],
  });
});

test("addresses with only spaces between them are several, and the same one counts once", () => {
  expect(readAddresses("a@example.com  b@example.com A@example.com").people.map(({ address }) => address)).toEqual([
    "a@example.com",
    "b@example.com",
  ]);
});

test("what is no address is handed back as it was written, beside the ones that are", () => {
  expect(readAddresses("ana@example, bob@example.com, Ana from Lyon")).toEqual({
    people: [{ address: "bob@example.com", name: "" }],
    rest: ["ana@example", "Ana from Lyon"],
  });
});

test("C24: a line end never stands inside an address or a name", () => {
  const { people, rest } = readAddresses('"Ana\r\nBcc: eve@example.com" <ana@example.com>');
  expect(people.map(({ address, name }) => address + name).join()).not.toMatch(/[\r\n]/u);
  expect(rest.join()).not.toMatch(/[\r\n]/u);
});

test("forms that look like an address to people only are none", () => {
  for (const text of [
    "ana＠example.com",
    "ana@example",
    "ana@@example.com",
    "ana@exa mple.com",
    "a(b)@example.com",
    "",
  ])
    expect(isAddress(text)).toBe(false);
  expect(isAddress("o'brien+help@mail.example.co.uk")).toBe(true);
});
