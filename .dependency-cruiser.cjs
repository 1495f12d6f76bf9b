/** The import rules of docs/architecture.md: to the right, skipping is fine, never to the left, never between apps. */
const source = (names) => `^(packages|apps)/(${names})/(src|app)/`;

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "only-core-and-db-touch-the-database",
      comment: "Everything else calls a verb of core.",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: "^packages/(core|db|e2e)/" },
      to: { path: ["^packages/db/", "(^|node_modules/)(drizzle-orm|postgres)(/|$)"] },
    },
    {
      name: "core-knows-no-framework",
      severity: "error",
      from: { path: "^packages/core/" },
      to: {
        path: [
          "(^|node_modules/)(next|react|react-dom|next-auth|hono|@trpc)(/|$)",
          "^packages/(api|auth|email|ui)/",
          "^apps/",
        ],
      },
    },
    {
      name: "contracts-imports-zod-only",
      severity: "error",
      from: { path: "^packages/contracts/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/contracts/", "(^|node_modules/)zod(/|$)"] },
    },
    {
      name: "db-stands-on-contracts",
      severity: "error",
      from: { path: "^packages/db/" },
      to: { path: "^(packages/(core|api|auth|email|ui)|apps)/" },
    },
    {
      name: "ui-knows-no-tickets",
      severity: "error",
      from: { path: "^packages/ui/" },
      to: { path: "^(packages/(contracts|db|core|api|auth|email)|apps)/" },
    },
    {
      name: "adapters-do-not-import-each-other",
      comment: "api may use auth to learn who calls; nothing else crosses.",
      severity: "error",
      from: { path: "^packages/(api|auth|email|ui)/" },
      to: { path: "^packages/(api|auth|email|ui)/", pathNot: ["^packages/$1/", "^packages/auth/"] },
    },
    {
      name: "apps-stay-apart",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "features-stay-apart",
      comment: "What two features need moves to ui, lib or core.",
      severity: "error",
      from: { path: "^apps/web/src/features/([^/]+)/" },
      to: { path: "^apps/web/src/features/([^/]+)/(?!index)", pathNot: "^apps/web/src/features/$1/" },
    },
    {
      name: "the-browser-gets-no-server-code",
      severity: "error",
      from: { path: "^apps/web/src/(features|lib|trpc)/" },
      to: {
        path: ["^packages/(core|db|auth)/", "^apps/web/src/server/"],
        pathNot: ["^packages/core/src/query/language/index\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "the-query-language-runs-in-a-browser",
      comment: "The search box and the builder load it, so it stands on contracts alone.",
      severity: "error",
      from: { path: "^packages/core/src/query/language/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/core/src/query/language/", "^packages/contracts/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.next|migrations|\\.data)/" },
    tsConfig: { fileName: "packages/config/tsconfig.cruise.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
