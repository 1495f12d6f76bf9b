// Lets Node run the thread's TypeScript as it lies here, for tests: relative imports have no ending in this project.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isBare = !specifier.startsWith(".") || /\.(?:ts|js|mjs|cjs|json)$/u.test(specifier);
    return nextResolve(isBare ? specifier : `${specifier}.ts`, context);
  },
});
await import("./thread.ts");
