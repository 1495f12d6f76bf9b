"use client";
import type { UserPreferences } from "@desk/contracts/account";
import { appearanceKey } from "./appearance-script";

type Appearance = Pick<UserPreferences, "theme" | "contrast" | "density">;

const darkQuery = "(prefers-color-scheme: dark)";
const contrastQuery = "(prefers-contrast: more)";

/** Paints the look now and keeps it for the first paint of the next load. */
export function applyAppearance({ theme, contrast, density }: Appearance): void {
  const root = document.documentElement;
  root.dataset.theme = theme === "system" ? (matchMedia(darkQuery).matches ? "dark" : "light") : theme;
  if (contrast === "more" || matchMedia(contrastQuery).matches) root.dataset.contrast = "more";
  else delete root.dataset.contrast;
  if (density === "default") delete root.dataset.density;
  else root.dataset.density = density;
  localStorage.setItem(appearanceKey, JSON.stringify({ theme, contrast, density }));
}

/** Follows the system while the account says "system"; returns how to stop. */
export function followSystem(appearance: Appearance): () => void {
  const queries = [matchMedia(darkQuery), matchMedia(contrastQuery)];
  const apply = () => applyAppearance(appearance);
  for (const query of queries) query.addEventListener("change", apply);
  return () => {
    for (const query of queries) query.removeEventListener("change", apply);
  };
}
