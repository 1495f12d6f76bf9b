export { countViews } from "./count";
