// Lets Node run TypeScript as it lies here, for tests: relative imports have no ending in this project.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isComplete = !specifier.startsWith(".") || /\.(?:ts|js|mjs|cjs|json)$/u.test(specifier);
    return nextResolve(isComplete ? specifier : `${specifier}.ts`, context);
  },
});
