import type { TemplateKind } from "@desk/contracts/outgoing";

export type NoticeKind = Exclude<TemplateKind, "acknowledgement">;
/** One thing that an agent is told of. */
export type Notice = { kind: NoticeKind; actorName: string; messageId: string | null };

const noticesMax = 20;

/** Kept as text among the delivery's data; what is said of it is read when the mail leaves. */
export function noticesOf(data: Readonly<Record<string, string>>): Notice[] {
  const parsed: unknown = JSON.parse(data.notices ?? "[]");
  return Array.isArray(parsed) ? parsed.map(asNotice) : [];
}

/** Written by `addNotice` alone. */
const asNotice = (value: unknown): Notice => value as Notice;

export const addNotice = (data: Readonly<Record<string, string>>, notice: Notice): string =>
  JSON.stringify([...noticesOf(data), notice].slice(-noticesMax));
