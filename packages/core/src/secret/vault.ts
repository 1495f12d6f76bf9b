import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Seals texts so that the database alone does not give them away. */
export type Vault = {
  /** `place` names where the sealed text belongs; elsewhere it cannot be opened. */
  seal: (plain: string, place: string) => string;
  /** Throws when the text was altered, moved, or sealed under another AUTH_SECRET. */
  open: (sealed: string, place: string) => string;
};

const ivBytes = 12;
const tagBytes = 16;
const version = "v1";

/** AES-256-GCM under a key that HKDF-SHA-256 derives from AUTH_SECRET for this purpose alone. */
export function createVault(authSecret: string): Vault {
  const key = Buffer.from(hkdfSync("sha256", authSecret, "", "halen-desk vault v1", 32));
  return {
    seal(plain, place) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${sealed.toString("base64url")}`;
    },
    open(sealed, place) {
      const [found, encoded = ""] = sealed.split(".");
      const bytes = Buffer.from(encoded, "base64url");
      if (found !== version || bytes.length < ivBytes + tagBytes) throw new Error("This is not a sealed text.");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      return `${decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, "utf8")}${decipher.final("utf8")}`;
    },
  };
}
