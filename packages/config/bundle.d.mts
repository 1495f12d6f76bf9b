/** Builds the app in `dir`; with --run it keeps watching, and runs the result anew after each change. */
export function bundleApp(
  dir: string,
  options?: { external?: string[]; threads?: Record<string, string>; outdir?: string },
): Promise<void>;
