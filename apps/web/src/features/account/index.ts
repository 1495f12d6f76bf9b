export { AccountPages } from "./account-pages";
