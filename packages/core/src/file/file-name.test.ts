import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName } from "./file-name";
import { contentDisposition } from "./headers";

test.each([
  ["../../x", "x"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["/etc/passwd", "passwd"],
  ["a\u202Egnp.exe", "agnp.exe"],
  ["\u200B.htaccess", "htaccess"],
  ["inv\u200Boice\uFEFF.pdf", "invoice.pdf"],
  ["a\u0000b.txt", "ab.txt"],
  ["con", "_con"],
  ["CON.txt", "_CON.txt"],
  ["lpt1.", "_lpt1"],
  ["console.log", "console.log"],
  ["..", "file"],
  ["", "file"],
  ["\uD800.txt", "\uFFFD.txt"],
  ["two\r\nlines.txt", "twolines.txt"],
  ["Führerschein Ána.pdf", "Führerschein Ána.pdf"],
  ["رخصة.pdf", "رخصة.pdf"],
  ["what?<b>.png", "what__b_.png"],
])("D10: %j is shown as %j", (given, shown) => {
  expect(cleanFileName(given)).toBe(shown);
});

test("D10: a name of 4 kB is cut and keeps its ending", () => {
  const cut = cleanFileName(`${"n".repeat(4_096)}.pdf`);
  expect([...cut]).toHaveLength(180);
  expect(cut.endsWith("n.pdf")).toBe(true);
});

test("D10: whatever the name, what is left is one plain segment and a safe header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const shown = cleanFileName(name);
      expect(shown).not.toBe("");
      expect(shown).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
      expect(cleanFileName(shown)).toBe(shown);
      expect(contentDisposition("attachment", shown)).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5B\x5D-\x7E]+"; filename\*=UTF-8''[\w.~%-]+$/u,
      );
    }),
  );
});

test("a download is named in full for new readers and in ASCII for old ones", () => {
  expect(contentDisposition("attachment", `Añejo "1".pdf`)).toBe(
    `attachment; filename="Anejo _1_.pdf"; filename*=UTF-8''A%C3%B1ejo%20%221%22.pdf`,
  );
});
