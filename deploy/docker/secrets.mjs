// Makes the secrets of a new installation, once, into a volume that only its services mount. What the environment
// names (AUTH_SECRET, POSTGRES_PASSWORD) is taken over instead; nothing ever has a default.
import { randomBytes } from "node:crypto";
import { existsSync, renameSync, writeFileSync } from "node:fs";

const file = "/secrets/secrets.env";
if (existsSync(file)) process.exit(0);

const made = () => randomBytes(32).toString("base64url");
const ownerPassword = process.env.POSTGRES_PASSWORD || made();
const appPassword = made();
const host = process.env.DATABASE_HOST || "database:5432";
const database = process.env.POSTGRES_DB || "halen_desk";
const address = (user, password) => `postgres://${user}:${encodeURIComponent(password)}@${host}/${database}`;

writeFileSync("/secrets/postgres-password", ownerPassword, { mode: 0o600 });
writeFileSync("/secrets/app-role.sql", `CREATE ROLE desk_app LOGIN PASSWORD '${appPassword}';\n`, { mode: 0o600 });
const settings = {
  AUTH_SECRET: process.env.AUTH_SECRET || made(),
  DATABASE_URL: address("desk_app", appPassword),
  DATABASE_MIGRATE_URL: address("desk_owner", ownerPassword),
};
const text = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
writeFileSync(`${file}.partial`, text.join(""), { mode: 0o600 });
renameSync(`${file}.partial`, file);
