export { JobPages } from "./job-pages";
