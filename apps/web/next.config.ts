import path from "node:path";
import type { NextConfig } from "next";

/** Areas whose pages are one static shell each; the browser reads the rest of the path itself. */
const shells = ["views", "tickets", "customers", "organizations", "account", "admin", "jobs", "r"];

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: path.join(import.meta.dirname, "../.."),
  transpilePackages: ["@desk/api", "@desk/auth", "@desk/contracts", "@desk/core", "@desk/db", "@desk/ui"],
  poweredByHeader: false,
  images: { unoptimized: true },
  // `pnpm types` checks the whole repository once; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  async redirects() {
    return [{ source: "/", destination: "/views", permanent: false }];
  },
  async rewrites() {
    return shells.map((area) => ({ source: `/${area}/:rest*`, destination: `/${area}` }));
  },
};

export default config;
