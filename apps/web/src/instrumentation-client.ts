// Zod tries whether it may compile code, and reads its settings from here when it loads. The policy of our pages
// refuses such code and reports the try, so the answer is given beforehand.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
