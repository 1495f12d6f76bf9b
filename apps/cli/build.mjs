import { bundleApp } from "@desk/config/bundle";

await bundleApp(import.meta.dirname, { threads: { "parse-thread": "@desk/email/parse/thread" } });
