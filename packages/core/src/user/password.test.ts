import { expect, test } from "vitest";
import { hashPassword, isOutdated, isPasswordRight } from "./password";
import { createQueue } from "./password-queue";

const cheap = { memoryKib: 64, passes: 1, parallelism: 1 };

test("a password matches its own hash and no other", async () => {
  const hash = await hashPassword("correct horse battery", cheap);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/u);
  expect(await isPasswordRight("correct horse battery", hash)).toBe(true);
  expect(await isPasswordRight("correct horse batterz", hash)).toBe(false);
  expect(await hashPassword("correct horse battery", cheap)).not.toBe(hash);
});

test("a password typed in another Unicode form is the same password", async () => {
  const hash = await hashPassword("Café olé 2026".normalize("NFC"), cheap);
  expect(await isPasswordRight("Café olé 2026".normalize("NFD"), hash)).toBe(true);
});

test("nobody, no password and a broken hash never match", async () => {
  expect(await isPasswordRight("", null)).toBe(false);
  expect(await isPasswordRight("anything", "")).toBe(false);
  expect(await isPasswordRight("anything", "$argon2id$v=19$m=64,t=1,p=1$$")).toBe(false);
});

test("a hash with cheaper parameters is outdated, today's is not", async () => {
  expect(isOutdated(await hashPassword("correct horse battery", cheap))).toBe(true);
  expect(isOutdated(await hashPassword("correct horse battery"))).toBe(false);
});

test("an unknown account costs as much as a known one", async () => {
  const hash = await hashPassword("correct horse battery");
  const timed = async (stored: string | null) => {
    const times: number[] = [];
    for (let round = 0; round < 9; round++) {
      const start = process.cpuUsage();
      await isPasswordRight("a wrong guess", stored);
      times.push(process.cpuUsage(start).user);
    }
    return times.toSorted((a, b) => a - b)[4] ?? 0;
  };
  const known = await timed(hash);
  expect(await timed(null)).toBeGreaterThan(known * 0.4);
});

test("K07: a flood of passwords runs two at a time, and who finds the queue full is told to come back", async () => {
  const queue = createQueue({ running: 2, waiting: 3 });
  let active = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const work = async () => {
    most = Math.max(most, ++active);
    await new Promise<void>((resolve) => gates.push(resolve));
    active--;
    return "done";
  };
  const outcomes = Array.from({ length: 8 }, () => queue.run(work).catch((error: Error) => error));
  expect((await Promise.all(outcomes.slice(5))).every((error) => error instanceof Error)).toBe(true);
  expect(await outcomes[7]).toMatchObject({ code: "limit_exceeded", details: { retryAfterSeconds: 5 } });
  while (gates.length > 0) {
    gates.shift()?.();
    await new Promise(setImmediate);
  }
  expect(await Promise.all(outcomes.slice(0, 5))).toEqual(Array(5).fill("done"));
  expect(most).toBe(2);
});

test("K07: a work that fails frees its place", async () => {
  const queue = createQueue({ running: 1, waiting: 0 });
  await expect(queue.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await queue.run(async () => "free")).toBe("free");
});
