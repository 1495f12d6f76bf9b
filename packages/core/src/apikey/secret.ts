import { newSecret } from "../secret";

/** Lets people and secret scanners recognise a key at sight. */
export const keyPrefix = "desk_";

export const newApiKeySecret = (): string => `${keyPrefix}${newSecret()}`;

/** What pages show to tell keys apart; far too short to guess the rest. */
export const shownPrefix = (secret: string): string => secret.slice(0, keyPrefix.length + 6);
