/** "Riders & Couriers" as `riders-couriers`; `fallback` for names without any letter of the Latin alphabet. */
export function slugOf(name: string, fallback = "desk"): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 40)
    .replace(/-+$/u, "");
  return slug === "" ? fallback : slug;
}
