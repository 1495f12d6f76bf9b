import type { Db } from "@desk/core/boot";
import { newId } from "@desk/core/context";
import { type Answer, callFile, callProcedure, callRoute, fileCalls, procedures, type RestInput, undone } from "./call";
import { type ActorName, actorNames, type Cast, castOf, isForeign } from "./cast";
import { aWorld, type World } from "./company";
import { type Foreign, foreignIdsOf, leaksIn } from "./leaks";
import { withSomebodyElse } from "./meanwhile";
import { changedPlaces, maintain, type Rows, rowsOf } from "./rows";
import { type Expectation, expected, type Given, type Rule, statusOf } from "./rule";

/** Everything a cell needs: two companies alike, their people, and the rows as they were. */
export type Stage = { db: Db; world: World; next: World; cast: Cast; before: Rows; foreign: Foreign; unknown: Given };

export async function aStage(db: Db): Promise<Stage> {
  const world = await aWorld(db);
  const next = await aWorld(db);
  const cast = await castOf(world, next);
  const foreign = await foreignIdsOf(db, world, next);
  return { db, world, next, cast, before: await rowsOf(db), foreign, unknown: nothingLike(world) };
}

/** Names things that are nowhere. */
const nothingLike = (world: World): Given => ({
  ids: Object.fromEntries(Object.keys(world.ids).map((name) => [name, newId()])) as World["ids"],
  numbers: { open: 999_001, free: 999_002, other: 999_003 },
  secrets: world.secrets,
});

/** Who stands for everybody where nobody is asked who they are. */
const guests: readonly ActorName[] = ["nobody", "agentFull", "foreignOwner"];

export type Cell = { rule: Rule; actor: ActorName; expectation: Expectation };

export const cellsOf = (rules: readonly Rule[]): Cell[] =>
  rules.flatMap((rule) =>
    (rule.isOpen ? guests : actorNames).map((actor) => ({ rule, actor, expectation: expected(rule, actor) })),
  );

export const nameOf = ({ rule, actor, expectation }: Cell): string =>
  `${rule.call}${rule.on === undefined ? "" : ` (${rule.on})`} as ${actor} is ${expectation}`;

const isRoute = (call: string): boolean => call.includes(" ");
const isWrite = (call: string): boolean =>
  isRoute(call) ? !call.startsWith("GET ") : procedures.get(call) === "mutation";

async function callAs({ cast, world }: Stage, db: Db, { rule, actor }: Cell, given: Given): Promise<Answer> {
  const at = { db, now: world.clock.now };
  const acting = actor === "nobody" ? null : cast[actor];
  const input = rule.input?.(given);
  if (!isRoute(rule.call)) return callProcedure(at, acting, rule.call, input);
  const call = fileCalls.has(rule.call) ? callFile : callRoute;
  return call(at, acting, rule.call, restInput(input));
}

/** The rules of routes give the parts of a request. */
const restInput = (input: unknown): RestInput => (input ?? {}) as RestInput;

/** What a rule wants to be there before its call, in both workspaces. */
export async function prepare({ world, next }: Stage, db: Db, rule: Rule): Promise<void> {
  for (const { workspaceId } of [world, next]) await maintain(db, rule.prepare?.(workspaceId) ?? []);
}

/** What somebody else does in the workspace at the same moment. */
const doMeanwhile = ({ world }: Stage, db: Db, { meanwhile }: Rule): Promise<void> =>
  maintain(db, meanwhile?.(world.workspaceId) ?? []);

/** The rows as they were, with what somebody else changes: that is no change of the call. */
function rowsBefore(stage: Stage, db: Db, rule: Rule): Promise<Rows> {
  if (rule.meanwhile === undefined) return rule.prepare === undefined ? Promise.resolve(stage.before) : rowsOf(db);
  return undone(db, async (db) => {
    await doMeanwhile(stage, db, rule);
    return rowsOf(db);
  });
}

async function callBeside(stage: Stage, db: Db, cell: Cell): Promise<Answer> {
  if (cell.rule.meanwhile === undefined) return callAs(stage, db, cell, stage.world);
  const beside = withSomebodyElse(db, () => doMeanwhile(stage, db, cell.rule));
  const answer = await callAs(stage, beside.db, cell, stage.world);
  if (!beside.isDone()) await doMeanwhile(stage, db, cell.rule);
  return answer;
}

/** Tries one cell and says everything that is wrong with it. */
export async function tryCell(stage: Stage, cell: Cell): Promise<string[]> {
  const { rule, actor, expectation } = cell;
  const { answer, before, after } = await undone(stage.db, async (db) => {
    await prepare(stage, db, cell.rule);
    const before = await rowsBefore(stage, db, rule);
    const got = await callBeside(stage, db, cell);
    // A statement that failed outside a verb's own transaction leaves this one unreadable, and a 500 behind.
    return { answer: got, before, after: await rowsOf(db).catch(() => before) };
  });

  const wrong = (statusOf[expectation] as readonly number[]).includes(answer.status)
    ? []
    : [`answered ${answer.status}: ${shortened(answer)}`];
  wrong.push(...wrongRows(stage, cell, changedPlaces(before, after)));
  wrong.push(...leaksIn(unechoed(answer.body), actor, stage.world, stage.foreign).map((leak) => `shows ${leak}`));
  if (expectation === "allowed" && !isForeign(actor))
    wrong.push(...wrongWords(rule.shows?.(stage.world, actor), answer.body));
  if (mustLookMissing(cell)) wrong.push(...(await differences(stage, cell, answer)));
  return wrong;
}

function wrongRows({ cast }: Stage, { rule, actor, expectation }: Cell, changed: readonly string[]): string[] {
  if (expectation !== "allowed" || !isWrite(rule.call))
    return changed.map(
      (place) => `changed rows of ${place}, though ${expectation === "allowed" ? "it only reads" : "refused"}`,
    );
  if (changed.length === 0 && rule.isQuiet !== true) return ["changed no row, though allowed"];
  if (actor === "nobody" || rule.isOpen) return [];
  const own = cast[actor].workspaceId;
  return changed
    .filter((place) => !place.endsWith(own))
    .map((place) => `changed rows of ${place}, a workspace not its own`);
}

function wrongWords(words: ReturnType<NonNullable<Rule["shows"]>> | undefined, body: string): string[] {
  return [
    ...(words?.has ?? [])
      .filter((one) => !body.includes(one))
      .map((one) => `does not show ${one}: ${body.slice(0, 300)}`),
    ...(words?.lacks ?? []).filter((one) => body.includes(one)).map((one) => `shows ${one}`),
  ];
}

/** B01: what is not for you looks exactly like what is not there. */
const mustLookMissing = ({ rule, actor, expectation }: Cell): boolean =>
  rule.isOpen !== true &&
  (expectation === "hidden" || (expectation === "invalid" && isForeign(actor) && rule.next === "invalid"));

async function differences(stage: Stage, cell: Cell, answer: Answer): Promise<string[]> {
  const missing = await undone(stage.db, async (db) => {
    await prepare(stage, db, cell.rule);
    return callAs(stage, db, cell, stage.unknown);
  });
  const [seen, unseen] = [comparable(answer), comparable(missing)];
  return seen === unseen ? [] : [`looks different from something missing: ${seen} / ${unseen}`];
}

/** A problem of REST repeats the path that was asked for. */
const unechoed = (body: string): string => body.replace(/"instance":"[^"]*"/u, "");

const comparable = ({ status, body }: Answer): string => `${status} ${unechoed(body)}`;

const shortened = ({ body, unexpected }: Answer): string =>
  unexpected === null ? body.slice(0, 300) : causesOf(unexpected).join(" < ").slice(0, 1_500);

/** What failed first comes last: Drizzle wraps the driver, and tRPC wraps both. */
function causesOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...causesOf(error.cause)] : [];
}
