import { readHeaderBlock } from "./header-block";
import { readMessageId, readMessageIds } from "./message-ids";
import { firstValue } from "./mime-tree";
import { readDate } from "./sent-at";

export type ThreadHeaders = {
  messageId: string | null;
  /** Ids in In-Reply-To and References. */
  refersTo: string[];
  sentAt: Date | null;
};

/** What says where a mail belongs, without reading the mail. */
export function readThreadHeaders(bytes: Uint8Array): ThreadHeaders {
  const { fields } = readHeaderBlock(bytes, 0, bytes.length);
  const sentAt = readDate(firstValue(fields, "date"));
  return {
    messageId: readMessageId(firstValue(fields, "message-id")),
    refersTo: ["in-reply-to", "references"].flatMap((name) => readMessageIds(firstValue(fields, name))),
    sentAt: sentAt === null ? null : new Date(sentAt),
  };
}
