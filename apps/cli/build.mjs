import { bundleApp } from "@desk/config/bundle";

await bundleApp(import.meta.dirname);
