/** RFC 3463: bad mailbox, bad system, bad syntax, moved, no such mailbox of this system; 2.1 is a closed mailbox. */
const deadCodes = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]);
const deadWords =
  /no such (?:user|person|mailbox|recipient|address)|(?:user|mailbox|recipient|address|account)[^.]{0,40}(?:unknown|not found|not exist|doesn't exist|disabled|inactive|unavailable)|unknown (?:user|recipient|mailbox|address)|invalid (?:recipient|mailbox|address)/iu;

/** How far the SMTP conversation had come when the server said no. */
export type SmtpStage = "connection" | "sender" | "recipient" | "content";

type Refusal = { code: number; stage: SmtpStage; response: string };

/**
 * Whether a refusal is about the address and not about us, our server or this mail: only then is the address told
 * dead. A refused policy (5.7.x) or a full mailbox is not.
 */
export function isDeadAddress({ code, stage, response }: Refusal): boolean {
  if (stage !== "recipient" || code < 500) return false;
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/u.exec(response)?.[0];
  if (status !== undefined && status !== "5.0.0") return deadCodes.has(status);
  return [550, 551, 553].includes(code) && deadWords.test(response);
}
