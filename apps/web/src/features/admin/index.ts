export { AdminPages } from "./admin-pages";
