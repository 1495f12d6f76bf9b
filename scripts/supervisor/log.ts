import { styleText } from "node:util";

export type Log = (name: string, line: string) => void;

const colours = { desk: "cyan", postgres: "blue", server: "green", web: "magenta", worker: "yellow" } as const;
const width = 8;

/** Prints lines with the name of who said them in front, coloured on a terminal. */
export const log: Log = (name, line) => {
  const colour = colours[name as keyof typeof colours] ?? "gray";
  const prefix = process.stdout.isTTY ? styleText(colour, name.padEnd(width)) : name.padEnd(width);
  process.stdout.write(`${prefix} │ ${line}\n`);
};
