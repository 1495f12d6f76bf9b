export { recordEvent } from "./record";
