import { expect, test } from "vitest";
import { createLog } from "./log";

test("what is below the level is left out, and without one everything is told", () => {
  const told = (least?: "info" | "warn" | "error") => {
    const lines: string[] = [];
    const log = createLog("text", { write: (line) => lines.push(line), ...(least === undefined ? {} : { least }) });
    log("info", "usual");
    log("warn", "odd", { mails: 2 });
    log("error", "bad");
    return lines;
  };
  expect(told()).toEqual(["usual\n", "warn: odd mails=2\n", "error: bad\n"]);
  expect(told("warn")).toEqual(["warn: odd mails=2\n", "error: bad\n"]);
  expect(told("error")).toEqual(["error: bad\n"]);
});
