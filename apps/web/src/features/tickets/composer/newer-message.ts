import type { MessageView } from "@desk/contracts/ticket";

const hasName = (value: unknown): value is { author: { name: string } } =>
  typeof value === "object" && value !== null && "author" in value;

/** Who wrote the newer message, as the refusal says. */
export function writerIn({ messages }: Record<string, unknown>): string | null {
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : null;
  return hasName(last) ? last.author.name : null;
}

/** Who wrote the newest public message that came after the writing began, oneself left out. */
export function newerWriter(
  messages: readonly MessageView[],
  seenSeq: number,
  myId: string | undefined,
): string | null {
  const isNewer = ({ kind, seq, author }: MessageView) =>
    kind === "reply" && seq > seenSeq && seq < Number.MAX_SAFE_INTEGER && author.id !== myId;
  return messages.findLast(isNewer)?.author.name ?? null;
}
