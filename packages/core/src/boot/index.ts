/** What a process needs before it can call verbs. Apps reach the database through here and nowhere else. */
export { type Database, type Db, openDatabase } from "@desk/db/client";
export { findBootProblems, migrateDatabase, schemaVersionOf } from "@desk/db/migrate";
export { type DatabaseFacts, inspectDatabase } from "./inspect";
export { pingDatabase } from "./ping";
export { findWorkspace, listWorkspaces, type WorkspaceRef } from "./workspace";
