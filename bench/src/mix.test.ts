import { expect, test } from "vitest";
import type { Request } from "./load";
import { evenly, mixOf } from "./mix";

const named = (name: string): Request => ({
  call: () => ({ method: "GET", path: `/${name}` }),
  check: ({ body }) => (body === name ? null : `not ${name}`),
});

test("OP-07: each part of the mix comes up as often as its share says, and its own check judges its answer", () => {
  let step = 0;
  const mix = mixOf(
    [...evenly(0.7, [named("a"), named("b")]), { request: named("c"), share: 0.3 }],
    () => step++ / 100,
  );
  const seen: Record<string, number> = {};
  for (let n = 0; n < 100; n++) {
    const call = mix.call();
    const name = call.path.slice(1);
    seen[name] = (seen[name] ?? 0) + 1;
    expect(mix.check({ status: 200, body: name, headers: {} }, call)).toBeNull();
    expect(mix.check({ status: 200, body: "else", headers: {} }, call)).toBe(`not ${name}`);
  }
  expect(seen).toEqual({ a: 35, b: 35, c: 30 });
});
