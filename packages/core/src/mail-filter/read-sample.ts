import type { FilteredMail } from "./run";

const headerLine = /^([A-Za-z0-9-]+):[ \t]*(.*)$/u;

/** Reads a mail as a person writes one down: header lines, an empty line, the text. Without headers all is text. */
export function readSample(sample: string): FilteredMail {
  const lines = sample.split(/\r?\n/u);
  const headers: [string, string][] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const last = headers.at(-1);
    if (/^[ \t]/u.test(line) && last) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined) break;
    headers.push([name.toLowerCase(), (value ?? "").trim()]);
  }
  const body = headers.length === 0 ? sample : lines.slice((lines[at] ?? "") === "" ? at + 1 : at).join("\n");
  const of = (name: string) =>
    headers
      .filter(([each]) => each === name)
      .map(([, value]) => value)
      .join(", ");
  return { subject: of("subject"), from: of("from"), to: of("to"), body, headers };
}
