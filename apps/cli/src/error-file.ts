import { closeSync, openSync, writeSync } from "node:fs";
import { csvLine, type RowProblem } from "@desk/core/import";

/** A CSV of the rows that were left out, made with the first one. */
export function errorFile(path: string) {
  let file: number | undefined;
  return {
    add(problem: RowProblem): void {
      if (file === undefined) {
        file = openSync(path, "w");
        writeSync(file, csvLine(["line", "row", "column", "message"]));
      }
      writeSync(file, csvLine([problem.line, problem.row, problem.column, problem.message]));
    },
    path: (): string | null => (file === undefined ? null : path),
    close(): void {
      if (file !== undefined) closeSync(file);
    },
  };
}
