import { expect, test } from "vitest";
import { joinDrafts } from "./refill";

const draft = (text: string, fileIds: string[] = []) => ({
  html: `<p>${text}</p>`,
  text,
  seenSeq: 3,
  files: fileIds.map((id) => ({ id, fileName: id, contentType: "text/plain", sizeBytes: 1, isImage: false, url: "" })),
  savedAt: "2026-11-22T09:00:00.000Z",
});

test("CV-06: a text that is taken back keeps what was written meanwhile, and each file once", () => {
  const joined = joinDrafts(draft("First.", ["a", "b"]), draft("Second.", ["b", "c"]));
  expect(joined.html).toBe("<p>First.</p><p>Second.</p>");
  expect(joined.text).toBe("First.\n\nSecond.");
  expect(joined.files.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("CV-06: into an empty composer it comes back as it was", () => {
  const back = draft("First.", ["a"]);
  expect(joinDrafts(back, null)).toEqual(back);
});
