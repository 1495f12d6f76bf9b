import { lstat, mkdir, readlink, symlink, unlink } from "node:fs/promises";
import path from "node:path";
import { type Account, canReach } from "./account";

/**
 * The real place of the data directory. Below a home that only root may enter the database account cannot reach it,
 * so it then lies in `outsideDir` and the wanted path becomes a link to it.
 */
export async function reachableDataDir(
  wanted: string,
  account: Account | undefined,
  outsideDir: string,
): Promise<string> {
  const linked = await readlink(wanted).catch(() => undefined);
  if (linked !== undefined) return path.resolve(path.dirname(wanted), linked);
  await mkdir(path.dirname(wanted), { recursive: true });
  const isThere = await lstat(wanted).then(
    () => true,
    () => false,
  );
  if (isThere || !account || canReach(account, path.dirname(wanted))) return wanted;

  const target = path.join(outsideDir, path.basename(wanted));
  await mkdir(outsideDir, { recursive: true, mode: 0o755 });
  await unlink(wanted).catch(() => undefined);
  await symlink(target, wanted);
  return target;
}
