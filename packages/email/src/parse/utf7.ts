/** UTF-7 (RFC 2152), which no decoder of the platform knows. */
export function decodeUtf7(text: string): string {
  return text.replaceAll(/\+([A-Za-z0-9+/]*)-?/gu, (_, base64: string) => {
    if (base64 === "") return "+";
    const bytes = Buffer.from(base64, "base64");
    let out = "";
    for (let at = 0; at + 1 < bytes.length; at += 2) out += String.fromCharCode(bytes.readUInt16BE(at));
    return out;
  });
}
