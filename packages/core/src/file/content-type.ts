/** What the first bytes prove. Only these are ever shown in a page; everything else is downloaded. */
const signatures = [
  { type: "image/png", matches: (b: Buffer) => b.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")) },
  { type: "image/jpeg", matches: (b: Buffer) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
  { type: "image/gif", matches: (b: Buffer) => /^GIF8[79]a/u.test(b.toString("latin1", 0, 6)) },
  {
    type: "image/webp",
    matches: (b: Buffer) => b.toString("latin1", 0, 4) === "RIFF" && b.toString("latin1", 8, 12) === "WEBP",
  },
  { type: "application/pdf", matches: (b: Buffer) => b.toString("latin1", 0, 5) === "%PDF-" },
] as const;

export const sniffedBytes = 16;
const unknownType = "application/octet-stream";
const typeShape = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/u;
const inlineTypes: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export const isInlineImage = (contentType: string): boolean => inlineTypes.has(contentType);

/** The bytes decide over the claim: a page that calls itself a picture is stored as unknown. Nothing is decoded. */
export function contentTypeOf(firstBytes: Buffer, claimed: string | undefined): string {
  const proven = signatures.find(({ matches }) => matches(firstBytes));
  if (proven !== undefined) return proven.type;
  const type = claimed?.split(";")[0]?.trim().toLowerCase() ?? "";
  const needsProof = signatures.some((signature) => signature.type === type);
  return typeShape.test(type) && !needsProof ? type : unknownType;
}
