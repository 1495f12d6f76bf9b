const shape = /^probe\.[0-9a-f-]{36}@/u;

/** The Message-ID of a test mail; what comes in with one is settled as a test and never becomes a ticket. */
export const probeMessageId = (probeId: string, address: string): string =>
  `probe.${probeId}@${address.slice(address.lastIndexOf("@") + 1)}`;

export const isProbeMessageId = (messageId: string | null): boolean => messageId !== null && shape.test(messageId);
