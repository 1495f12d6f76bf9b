/** The areas of the desk: their pages are for people who are signed in. */
const areas = new Set(["views", "tickets", "search", "customers", "organizations", "account", "admin", "jobs"]);

/**
 * Where somebody without a session cookie is sent from this path, or null to let the page come. Comfort only:
 * the pages are empty shells, and every call for data is decided on its own.
 */
export function signInPathFor(path: string, search: string): string | null {
  const [, area = ""] = path.split("/");
  if (path !== "/" && !areas.has(area)) return null;
  const wanted = new URLSearchParams(search);
  wanted.delete("_rsc");
  const query = wanted.size === 0 ? "" : `?${wanted}`;
  return path === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next: path + query })}`;
}
