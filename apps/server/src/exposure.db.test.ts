import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";
import { aRunningDoor } from "./testing/running-door";

const at = atTheDoor();
const aBody = JSON.stringify({ subject: "Lost bag", requester: { email: "ana@rides.example" }, text: "A blue one." });

/** Where the code lies on this machine, which nobody outside needs to know. */
const checkout = import.meta.dirname.split("/apps/")[0] ?? "";

test("only configured origins may read the API from a browser", async () => {
  const cors = await aRunningDoor(at.db, { CORS_ORIGINS: "https://app.example.com" });
  const ask = (origin: string, method = "OPTIONS") =>
    fetch(`${cors.origin}/api/v1/tickets`, { method, headers: { Origin: origin, Authorization: `Bearer ${at.key}` } });
  const known = await ask("https://app.example.com");
  expect(known.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
  expect(known.headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST");
  expect((await ask("https://app.example.com", "GET")).headers.get("access-control-expose-headers")).toContain("ETag");
  for (const origin of ["https://evil.example", "https://app.example.com.evil.example", "null"]) {
    expect((await ask(origin)).headers.get("access-control-allow-origin"), origin).toBeNull();
    expect((await ask(origin, "GET")).headers.get("access-control-allow-origin"), origin).toBeNull();
  }
  expect(known.headers.get("access-control-allow-credentials")).toBeNull();
  await cors.stop();
});

test("L04: neither errors, health, metrics nor logs hold what people wrote, secrets or paths of the server", async () => {
  await at.rest("/tickets", { method: "POST", body: aBody });
  await at.mutate("me.update", { name: 5 });
  const shown = [
    await (await at.call("/healthz")).text(),
    await (await at.call("/readyz")).text(),
    await (await at.rest("/tickets/nope")).text(),
    await at.door.metrics(),
    ...at.door.lines,
  ].join("\n");
  for (const secret of [at.key, at.cookie.split("=")[1] ?? "", "ana@rides.example", "postgres://", checkout, ".ts:"]) {
    expect(shown, secret).not.toContain(secret);
  }
  expect(await at.door.metrics()).toContain('desk_http_requests_total{kind="rest",status="201"}');
});

test("requests are logged when asked, by kind and status, without the path or anything in it", async () => {
  const logged = await aRunningDoor(at.db, { LOG_REQUESTS: "1" });
  await fetch(`${logged.origin}/api/v1/tickets?requester=ana@rides.example`, {
    headers: { Authorization: `Bearer ${at.key}` },
  });
  await expect.poll(() => logged.lines.length).toBe(1);
  expect(JSON.parse(logged.lines[0] ?? "")).toMatchObject({
    kind: "rest",
    method: "GET",
    status: 200,
    message: "request",
  });
  expect(logged.lines.join()).not.toContain("ana@");
  await logged.stop();
});
