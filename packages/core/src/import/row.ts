import { CreateTicket, type CreateTicketInput } from "@desk/contracts/ticket";
import { priorities, type StatusCategory, statusCategories } from "@desk/contracts/words";
import type { ImportTarget, Mapping } from "./mapping";
import type { CsvRecord } from "./records";

export type RowProblem = { line: number; row: number; column: string; message: string };

/** A row that can be imported: the same input that any other caller of createTicket gives, and when it happened. */
export type TicketRowInput = { line: number; row: number; input: CreateTicket; createdAt: Date | null };

/** Names of the workspace that cells may use, by lower-cased spelling. */
export type KnownNames = { teams: ReadonlyMap<string, string>; agents: ReadonlyMap<string, string> };

export type RowRules = { mapping: Mapping; known: KnownNames; externalPrefix: string; columnsCount: number; now: Date };

/** Turns a record into a ticket, or says what is wrong with it, cell by cell. */
export function ticketOf(record: CsvRecord, rules: RowRules): TicketRowInput | RowProblem[] {
  const { mapping, known } = rules;
  const problems: RowProblem[] = [];
  const problem = (column: string, message: string): null => {
    problems.push({ line: record.line, row: record.row, column, message });
    return null;
  };
  if (record.cells.length !== rules.columnsCount) {
    const message = `This row has ${record.cells.length} cells, the header has ${rules.columnsCount}. Is a quote or a separator missing?`;
    problem("", message);
    return problems;
  }
  const cells = new Map<ImportTarget, { column: string; values: string[] }>();
  const add = (target: ImportTarget, column: string, value: string) => {
    const cell = cells.get(target) ?? { column, values: [] };
    cell.values.push(value);
    cells.set(target, cell);
  };
  for (const { target, value } of mapping.constants) add(target, `--set ${target}`, value);
  for (const { target, column, index } of mapping.columns) add(target, column, record.cells[index] ?? "");
  const columnOf = (target: ImportTarget) => cells.get(target)?.column ?? target;
  const value = (target: ImportTarget): string => cells.get(target)?.values.at(-1)?.trim() ?? "";
  const oneOf = <T extends string>(target: ImportTarget, values: readonly T[]): T | null | undefined => {
    const wanted = value(target)
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, "_");
    if (wanted === "") return undefined;
    return values.find((name) => name === wanted) ?? problem(columnOf(target), `Use one of ${values.join(", ")}.`);
  };
  const named = (target: "team" | "assignee", names: ReadonlyMap<string, string>): string | null => {
    const wanted = value(target);
    if (wanted === "") return null;
    return names.get(wanted.toLowerCase()) ?? problem(columnOf(target), unknown(target, wanted, names));
  };

  const body = value("body");
  const externalId =
    mapping.externalId === "row" ? String(record.row) : (record.cells[mapping.externalId] ?? "").trim();
  if (externalId === "") problem(mapping.externalId === "row" ? "row" : "externalId", "The external id is empty.");
  const status = oneOf<StatusCategory | "done">("status", [...statusCategories, "done"]);
  const priority = oneOf("priority", priorities);
  const createdAt = momentOf(value("createdAt"), rules.now);
  if (typeof createdAt === "string") problem(columnOf("createdAt"), createdAt);
  const requesterName = value("requesterName");
  const input: CreateTicketInput = {
    subject: value("subject") || subjectOf(body),
    body: { text: body },
    requester: { email: value("requester"), ...(requesterName === "" ? {} : { name: requesterName }) },
    labels: (cells.get("label")?.values ?? [])
      .flatMap((cell) => cell.split("|").map((name) => name.trim()))
      .filter(Boolean),
    // Nobody closes by hand: a closed one arrives solved, and the closer closes it as any other.
    ...(status ? { status: status === "closed" || status === "done" ? "solved" : status } : {}),
    ...(priority ? { priority } : {}),
    teamId: named("team", known.teams),
    assigneeId: named("assignee", known.agents),
    notes: value("notes"),
    externalId: `${rules.externalPrefix}${externalId}`,
  };
  const parsed = CreateTicket.safeParse(input);
  for (const issue of parsed.error?.issues ?? []) {
    const target = targetOf(issue.path);
    // A subject made of an empty body says nothing new.
    if (target !== "subject" || body !== "") problem(columnOf(target), issueMessage(issue));
  }
  if (problems.length > 0 || !parsed.success) return problems;
  return {
    line: record.line,
    row: record.row,
    input: parsed.data,
    createdAt: createdAt instanceof Date ? createdAt : null,
  };
}

/** A union reports its branches; the branch of the address is the one this row meant. */
function issueMessage(issue: { code: string; message: string; errors?: { message: string }[][] }): string {
  const inner = issue.errors
    ?.flat()
    .find(({ message }) => !message.startsWith("Invalid input") && !message.includes("nrecognized"));
  return issue.code === "invalid_union"
    ? (inner?.message ?? "Enter one e-mail address, such as ana@example.com.")
    : issue.message;
}

function targetOf([first]: readonly PropertyKey[]): ImportTarget {
  switch (first) {
    case "labels":
      return "label";
    case "teamId":
      return "team";
    case "assigneeId":
      return "assignee";
    case "requester":
    case "subject":
    case "status":
    case "priority":
    case "notes":
    case "externalId":
      return first;
    default:
      return "body";
  }
}

const unknown = (target: "team" | "assignee", wanted: string, names: ReadonlyMap<string, string>): string =>
  target === "team"
    ? `There is no team "${wanted}". Known: ${[...names.keys()].slice(0, 10).join(", ") || "none"}.`
    : `No active agent has the address "${wanted}". Invite the agent first, or leave the column out.`;

/** The first 80 characters of the text on one line. */
export const subjectOf = (body: string): string => {
  const oneLine = body.replace(/\s+/gu, " ").trim();
  return oneLine.length <= 80 ? oneLine : `${[...oneLine].slice(0, 79).join("")}…`;
};

const moment = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u;

/** A moment in ISO 8601; without a zone it is UTC. Days and hours that do not exist are refused. */
export function momentOf(text: string, now: Date): Date | string | null {
  if (text === "") return null;
  const match = moment.exec(text);
  const advice = "Write the time as 2026-11-22T09:30:00Z or 2026-11-22 09:30 (UTC).";
  if (match === null) return advice;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00", zone = "Z"] = match;
  const calendarDay = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isReal = !Number.isNaN(calendarDay.getTime()) && calendarDay.getUTCDate() === Number(day);
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^(.\d{2})(\d{2})$/u, "$1:$2")}`,
  );
  if (!isReal || Number.isNaN(at.getTime()) || Number(hour) > 23) return `There is no such moment. ${advice}`;
  if (at > now) return "This moment lies in the future.";
  if (at.getUTCFullYear() < 1970) return "This moment lies before 1970.";
  return at;
}
