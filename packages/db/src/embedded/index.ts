export { releaseDataDir } from "./postmaster";
export { type EmbeddedOptions, type EmbeddedPostgres, freePort, startPostgres } from "./start";
