import { expect, test } from "vitest";
import { parseStartOptions } from "./options";

test("without flags it starts on port 3000 with the demo company", () => {
  expect(parseStartOptions([])).toEqual({
    port: 3000,
    isDev: false,
    isEmpty: false,
    isReset: false,
    isConfirmed: false,
  });
});

test("a flag wins over PORT, and PORT over the default", () => {
  expect(parseStartOptions(["--port", "4000"], { PORT: "5000" })).toMatchObject({ port: 4000 });
  expect(parseStartOptions([], { PORT: "5000" })).toMatchObject({ port: 5000 });
});

test("a port that is none is named in the complaint", () => {
  for (const port of ["0", "65536", "80a", "-1", "1e3"]) {
    expect(parseStartOptions([`--port=${port}`])).toEqual({ complaint: expect.stringContaining(`"${port}"`) });
  }
});

test("an unknown flag is refused by name", () => {
  expect(parseStartOptions(["--prot", "1"])).toEqual({ complaint: expect.stringContaining("--prot") });
});

test("help is help whatever else is said", () => {
  expect(parseStartOptions(["--dev", "-h"])).toBe("help");
});
