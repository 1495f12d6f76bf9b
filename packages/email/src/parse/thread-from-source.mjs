import "./from-source.mjs";

await import("./thread.ts");
