/** For the tests of adapters, which reach the database through core alone. */
export { migrationsDirectory, type TestDatabase, usingDatabase } from "@desk/db/testing";
