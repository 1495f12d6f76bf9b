import { expect, test } from "vitest";
import { createVault } from "./vault";

const vault = createVault("an AUTH_SECRET of thirty-two letters");

test("a sealed text opens again, and twice sealed it looks different", () => {
  const first = vault.seal("päss wörd", "w:m:incoming");
  expect(vault.open(first, "w:m:incoming")).toBe("päss wörd");
  expect(vault.seal("päss wörd", "w:m:incoming")).not.toBe(first);
  expect(first).not.toContain("päss");
});

test("a sealed text opens neither elsewhere, nor under another AUTH_SECRET, nor altered", () => {
  const sealed = vault.seal("secret", "w:m:incoming");
  expect(() => vault.open(sealed, "w:other:incoming")).toThrow();
  expect(() => createVault("another AUTH_SECRET, as long as that").open(sealed, "w:m:incoming")).toThrow();
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  expect(() => vault.open(`v1.${bytes.toString("base64url")}`, "w:m:incoming")).toThrow();
  for (const broken of ["", "v1.", "v2.aaaa", "secret"]) expect(() => vault.open(broken, "w:m:incoming")).toThrow();
});
