import { expect, test } from "vitest";
import { readEnv, storageSettings } from "./env";

const complete = {
  PUBLIC_URL: "https://desk.example.com/",
  DATABASE_URL: "postgres://desk@db/desk",
  MIGRATIONS_DIR: "/app/migrations",
};

test("three settings are enough, and files lie on disk unless a bucket is named", () => {
  const env = readEnv(complete);
  expect(env).toMatchObject({
    PUBLIC_URL: "https://desk.example.com",
    SMTP_URL: "",
    MAIL_LOG: "0",
    NODE_ENV: "production",
  });
  expect(storageSettings(env)).toEqual({ kind: "disk", dir: ".data/files" });
  expect(storageSettings(readEnv({ ...complete, S3_BUCKET: "desk" }))).toMatchObject({ kind: "s3", bucket: "desk" });
});

test("a bad setting stops the process with its name and without its value", () => {
  const bad = { ...complete, DATABASE_URL: "mysql://root:s3cret@db", SMTP_URL: "http://user:s3cret@mail" };
  expect(() => readEnv(bad)).toThrow(/DATABASE_URL[\s\S]*SMTP_URL/u);
  expect(() => readEnv(bad)).not.toThrow(/s3cret/u);
});
