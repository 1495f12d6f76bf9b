import { DomainError } from "../error";

/** What a column can become. `label` may be mapped several times; each cell may hold several, split by "|". */
export const importTargets = [
  "subject",
  "body",
  "requester",
  "requesterName",
  "label",
  "status",
  "priority",
  "createdAt",
  "externalId",
  "team",
  "assignee",
  "notes",
] as const;
export type ImportTarget = (typeof importTargets)[number];

export type MappingOptions = {
  /** `target=column`, as given. */
  map: string[];
  /** `target=value`, the same for every row. */
  set: string[];
  /** A column, or `row` for the number of the row. */
  externalId?: string;
};

export type Mapping = {
  columns: { target: ImportTarget; column: string; index: number }[];
  constants: { target: ImportTarget; value: string }[];
  /** Index of the column with the external id, or "row". */
  externalId: number | "row";
};

/** Ties targets to the columns of this header; every mistake is told at once, with the likely fix. */
export function mappingOf(header: string[], options: MappingOptions): Mapping {
  const problems: { path: string; message: string }[] = [];
  const names = header.map((name) => name.trim());
  const columnIndex = (name: string, path: string): number => {
    const found = names.flatMap((candidate, index) => (candidate === name ? [index] : []));
    if (found.length > 1) {
      problems.push({ path, message: `Column "${name}" stands ${found.length} times in the header. Rename one.` });
    }
    if (found.length === 0) problems.push({ path, message: unknownName("column", name, names) });
    return found[0] ?? -1;
  };
  const pairs = (values: string[], path: string) =>
    values.flatMap((value) => {
      const at = value.indexOf("=");
      const target = value.slice(0, Math.max(0, at)).trim();
      if (at < 1) problems.push({ path, message: `Write "${value}" as target=…, such as body=text.` });
      else if (!isTarget(target)) problems.push({ path, message: unknownName("target", target, importTargets) });
      else return [{ target, value: value.slice(at + 1).trim() }];
      return [];
    });

  const columns = pairs(options.map, "map").map(({ target, value }) => ({
    target,
    column: value,
    index: columnIndex(value, "map"),
  }));
  const constants = pairs(options.set, "set");
  const isGiven = (target: ImportTarget) => [...columns, ...constants].some((one) => one.target === target);
  for (const target of ["body", "requester"] as const) {
    if (!isGiven(target) && problems.length === 0) {
      problems.push({
        path: target,
        message: `Say where it comes from: --map ${target}=COLUMN or --set ${target}=VALUE.`,
      });
    }
  }
  const wanted = options.externalId ?? columns.find(({ target }) => target === "externalId")?.column ?? "row";
  const externalId = wanted === "row" && !names.includes("row") ? "row" : columnIndex(wanted, "externalId");
  if (problems.length > 0) {
    throw new DomainError("invalid", "The columns do not fit.", { fields: problems, columns: names });
  }
  return { columns, constants, externalId };
}

const isTarget = (name: string): name is ImportTarget => importTargets.some((target) => target === name);

function unknownName(what: string, name: string, known: readonly string[]): string {
  const close = closest(name, known);
  const hint = close === undefined ? `Known: ${known.slice(0, 20).join(", ")}.` : `Did you mean "${close}"?`;
  return `There is no ${what} "${name}". ${hint}`;
}

/** The known name with the fewest typing mistakes between, if it is near enough to be meant. */
function closest(name: string, known: readonly string[]): string | undefined {
  const rated = known.map((candidate) => ({
    candidate,
    distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const best = rated.reduce<(typeof rated)[number] | undefined>(
    (nearest, next) => (nearest === undefined || next.distance < nearest.distance ? next : nearest),
    undefined,
  );
  return best !== undefined && best.distance <= Math.max(2, name.length / 3) ? best.candidate : undefined;
}

function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 20) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const above = previous[column] ?? 0;
      const left = current[column - 1] ?? 0;
      const diagonal = previous[column - 1] ?? 0;
      current.push(Math.min(above + 1, left + 1, diagonal + change));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
