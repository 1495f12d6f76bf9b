/** "Export My queue" on 24 November is `my-queue-2026-11-24.csv`. */
export function fileNameOf(title: string, now: Date): string {
  const words = title
    .replace(/^Export /u, "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 60);
  return `${words === "" ? "tickets" : words}-${now.toISOString().slice(0, 10)}.csv`;
}
