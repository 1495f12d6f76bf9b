export type Stage = "verify" | "unit" | "integration" | "build" | "e2e";
export type Selection = { stages: Stage[]; paths: string[]; isLong: boolean };

export const testHelp = `Usage: ./test.sh [what …]

  (nothing)      verify, unit, integration, build, e2e
  verify         format, lint, types, boundaries, dead code
  unit           tests without a database
  integration    tests on a real PostgreSQL
  e2e            Playwright against the production build
  long           unit and integration in full length; results go to docs/performance/
  <path>         the test files whose path contains this`;

const everything: Stage[] = ["verify", "unit", "integration", "build", "e2e"];

/** Which stages a command line means. A path chooses the stage its tests belong to. */
export function selectStages(args: string[]): Selection | "help" {
  if (args.includes("--help") || args.includes("-h")) return "help";
  const isLong = args.includes("long");
  const paths = args.filter((arg) => !isStage(arg) && arg !== "long").map(withoutDot);
  const named = args.filter(isStage);
  if (paths.length > 0) return { stages: named.length > 0 ? named : stagesOf(paths), paths, isLong };
  if (named.length > 0)
    return { stages: named.flatMap((stage) => (stage === "e2e" ? ["build", "e2e"] : [stage])), paths, isLong };
  return { stages: isLong ? ["unit", "integration"] : everything, paths, isLong };
}

function stagesOf(paths: string[]): Stage[] {
  const stages = paths.flatMap((path): Stage[] => {
    if (path.startsWith("packages/e2e") || path.endsWith(".spec.ts")) return ["build", "e2e"];
    if (path.endsWith(".db.test.ts")) return ["integration"];
    if (/\.test\.tsx?$/.test(path)) return ["unit"];
    return ["unit", "integration"];
  });
  return everything.filter((stage) => stages.includes(stage));
}

const isStage = (arg: string): arg is Stage => (everything as string[]).includes(arg);
const withoutDot = (path: string) => path.replace(/^\.\//, "");
