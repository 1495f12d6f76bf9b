/** For the tests of adapters, which reach the database through core alone. */
export { type TestDatabase, usingDatabase } from "@desk/db/testing";
