import { fixtureMails } from "@desk/email/testing/fixture-mails";

/** A mail to hand in. Its first header says which one it is, whatever else stands in it. */
export type TestMail = { n: number; bytes: Buffer };

const mark = (n: number, bytes: Uint8Array): TestMail => ({
  n,
  bytes: Buffer.concat([Buffer.from(`X-Sent-As: ${n}\r\n`), bytes]),
});

/** Which mail these stored bytes are. */
export const numberOf = (bytes: Uint8Array): number =>
  Number(/^X-Sent-As: (\d+)/mu.exec(Buffer.from(bytes.subarray(0, 4_096)).toString("latin1"))?.[1] ?? Number.NaN);

/** Pairs of a question and an answer to it, each by somebody else. */
function conversation(n: number, to: string): Uint8Array {
  const isAnswer = n % 4 === 3;
  const question = isAnswer ? n - 2 : n;
  const lines = [
    `Message-ID: <m${n}@rides.example>`,
    ...(isAnswer ? [`In-Reply-To: <m${question}@rides.example>`] : []),
    `From: Person ${question} <person${question}@rides.example>`,
    `To: ${to}`,
    `Date: Sun, 22 Nov 2026 09:${String(n % 60).padStart(2, "0")}:00 +0000`,
    `Subject: ${isAnswer ? "Re: " : ""}Lost bag on ride ${question}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `I left a blue bag in the car, and this is mail ${n}. Where can I fetch it?`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

/** Mails of real programs, each once, between conversations that are made up. */
export function mailsToSend(count: number, to: string): TestMail[] {
  const real = fixtureMails();
  return Array.from({ length: count }, (_, n) => {
    const fixture = n % 2 === 0 ? real[n / 2] : undefined;
    return mark(n, fixture?.bytes ?? conversation(n, to));
  });
}
