import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as 43 characters. Nothing in it is derived from ids, times or keys. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the database keeps. A plain hash is enough, since nobody can guess 256 random bits. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
