"use client";
import type { JobErrorsPart } from "@desk/contracts/job";

type Part = (cursor: string | undefined) => Promise<JobErrorsPart>;

/** Fetches the list of what was not done, part by part, and saves it as one file. */
export async function downloadErrors(fetchPart: Part): Promise<void> {
  const parts: string[] = [];
  let fileName = "errors.csv";
  for (let cursor: string | undefined; ; ) {
    const part = await fetchPart(cursor);
    parts.push(part.csv);
    fileName = part.fileName;
    if (part.nextCursor === null) break;
    cursor = part.nextCursor;
  }
  // The mark tells spreadsheets that it is UTF-8.
  const url = URL.createObjectURL(new Blob(["\ufeff", ...parts], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
