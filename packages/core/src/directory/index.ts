export { readDirectory } from "./read";
