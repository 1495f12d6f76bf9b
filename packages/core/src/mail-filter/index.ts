export { createMailFilter } from "./create";
export { factsOf, type MailFacts } from "./facts";
export { activeMailFilters, listMailFilters } from "./list";
export { removeMailFilter } from "./remove";
export type { FilteredMail } from "./run";
export { tryMailFilter } from "./try";
export { updateMailFilter } from "./update";
