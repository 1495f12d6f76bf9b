/** Floating boxes are drawn at the end of the page and do not inherit the direction of what opened them. */
export function pageDirection(): "ltr" | "rtl" {
  return typeof document !== "undefined" && getComputedStyle(document.documentElement).direction === "rtl"
    ? "rtl"
    : "ltr";
}
