export { rebuildSearch } from "./rebuild";
export { search } from "./search";
