import type { SuspensionCause } from "@desk/contracts/words";
import { isProbeMessageId } from "../mailbox/probe-id";
import type { Sight } from "./look";

export type Verdict =
  | { kind: "suspend"; cause: SuspensionCause; reason: string }
  | { kind: "reject"; reason: string }
  | { kind: "duplicate" }
  | { kind: "bounce" }
  /** `isFreshOnly`: it may open a ticket, but touches none that is there. */
  | { kind: "deliver"; isFreshOnly: boolean };

/** People on copy at most, as on a ticket. */
export const recipientsMax = 48;
export const inMegabytes = (bytes: number): string => `${Math.round((bytes / 1_048_576) * 10) / 10} MB`;

const suspend = (cause: SuspensionCause, reason: string): Verdict => ({ kind: "suspend", cause, reason });

/** What to do with a mail, before asking which ticket it belongs to. Old mail is only asked whether it is new. */
export function judge(sight: Sight): Verdict {
  const { mail, parsed, sender, bytesMax } = sight;
  if (mail.sizeBytes > bytesMax) return tooLarge(mail.sizeBytes, bytesMax);
  if (sight.duplicateOfId !== null) return { kind: "duplicate" };
  if (mail.envelope.isRecovered === true && sender !== null) return { kind: "deliver", isFreshOnly: true };
  if (parsed.bounce !== null) return { kind: "bounce" };
  if (sender === null) return suspend("no_sender", "It names no sender that could be answered.");
  if (mail.isArchive) return { kind: "deliver", isFreshOnly: false };
  return judgeOrigin(sight) ?? judgeContent(sight) ?? deliver(sight);
}

const tooLarge = (sizeBytes: number, bytesMax: number): Verdict => {
  const [size, limit] = [sizeBytes, bytesMax].map(inMegabytes);
  return { kind: "reject", reason: `It is too large: ${size}, where ${limit} are allowed. Its sender was told.` };
};

function deliver({ authentication }: Sight): Verdict {
  return { kind: "deliver", isFreshOnly: authentication.verdict === "fail" };
}

function judgeOrigin(sight: Sight): Verdict | null {
  const { ids, known, isFromUs, senderVerdict, authentication, mailbox, sender } = sight;
  if (ids.own !== null && known.get(ids.own)?.kind === "outgoing")
    return { kind: "reject", reason: "It is a mail of our own that came back." };
  if (isFromUs && isProbeMessageId(ids.own))
    return { kind: "reject", reason: "It is a test mail of this desk, and it arrived." };
  if (isFromUs) return suspend("own_address", "It says that it comes from an address of our own.");
  if (senderVerdict === "block") return suspend("blocked_sender", `${sender?.address ?? ""} is blocked.`);
  if (authentication.verdict === "fail" && senderVerdict !== "allow") {
    const { spf, dkim, dmarc } = authentication;
    return suspend(
      "failed_authentication",
      `Its sender is not proven: SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}. Recover it only if you know who wrote it.`,
    );
  }
  if (mailbox === null)
    return suspend("no_mailbox", "None of its recipients is an address of a mailbox. Add the address or an alias.");
  return null;
}

function judgeContent({ parsed, senderVerdict }: Sight): Verdict | null {
  const headerOf = (name: string) => parsed.headers.find(([each]) => each === name)?.[1] ?? "";
  if (/^\s*infected/iu.test(headerOf("x-virus-status")))
    return suspend("malware", "The mail server in front of us found malware in it.");
  if (senderVerdict === "allow") return null;
  if (/^\s*yes/iu.test(headerOf("x-spam-flag")) || /^\s*yes/iu.test(headerOf("x-spam-status")))
    return suspend("spam", "The mail server in front of us takes it for spam.");
  const people = parsed.to.length + parsed.cc.length;
  if (people > recipientsMax)
    return suspend("too_many_recipients", `It names ${people} recipients; ${recipientsMax} are allowed.`);
  const isBlank = parsed.text.trim() === "" && parsed.subject.trim() === "" && parsed.attachments.length === 0;
  if (isBlank && !/<img\b/iu.test(parsed.html ?? "")) return suspend("blank", "It says nothing.");
  return null;
}

const noReplyLocal =
  /^(?:no|do-?not|donot|never)[-_.]?(?:reply|respond|answer)|^(?:mailer-daemon|postmaster|bounces?|noreply)(?:[-_.+]|$)/iu;
/** Addresses that nobody reads. */
export const isNoReplyAddress = (address: string): boolean => noReplyLocal.test(address);

/** What a mail that belongs to no ticket must not be to open one. Null when it may. */
export function judgeNewcomer({ parsed, sender, senderVerdict, mail }: Sight): Verdict | null {
  if (mail.isArchive || mail.envelope.isRecovered === true || senderVerdict === "allow") return null;
  const { kind, isOutOfOffice, evidence } = parsed.nature;
  if (kind === "auto_reply" || isOutOfOffice)
    return suspend("automatic_mail", `An automatic answer to nothing we know. ${evidence.join("; ")}`.trim());
  if (sender !== null && isNoReplyAddress(sender.address))
    return suspend("no_reply_address", `Nobody reads answers to ${sender.address}. Allow the sender to get its mail.`);
  return null;
}
