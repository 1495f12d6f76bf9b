export { benchOwnerEmail, benchSlug } from "./bench/base";
export { type SeedBenchOptions, type SeedBenchResult, seedBench } from "./bench/seed";
export { requesterEmail, requestersCount } from "./bench/story";
export { type DemoAccount, type SeedDemoOptions, type SeedDemoResult, seedDemo } from "./demo/seed";
export type { DiskUse } from "./disk";
export { hugeCompany } from "./huge/company";
export { seedHuge } from "./huge/seed";
