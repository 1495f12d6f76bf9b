import type { Db } from "@desk/db/client";
import { type SeedBenchOptions, type SeedBenchResult, seedStories } from "../bench/seed";
import { hugeCompany } from "./company";
import { hugeStoriesOf } from "./story";

/** Writes the harder data set, by COPY like the neutral one. */
export const seedHuge = (db: Db, options: SeedBenchOptions): Promise<SeedBenchResult> =>
  seedStories(db, options, { company: hugeCompany, stories: hugeStoriesOf(options) });
