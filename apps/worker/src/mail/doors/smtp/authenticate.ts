import { setTimeout as delay } from "node:timers/promises";
import type { MailAuthentication } from "@desk/contracts/parsed-mail";
import { checkAuthentication, type MailOrigin } from "@desk/email/parse/check-authentication";

const withinMs = 5_000;
const signaturesMax = 10;

/** SPF, DKIM and DMARC of a mail that came straight to us; absent when it cannot be found out in time. */
export async function authenticate(bytes: Buffer, origin: MailOrigin): Promise<MailAuthentication | undefined> {
  // Each signature costs a look-up and a verification that the sender decides on.
  const head = bytes.subarray(0, 65_536).toString("latin1");
  if ((head.match(/^dkim-signature:/gimu)?.length ?? 0) > signaturesMax) return undefined;
  const done = new AbortController();
  try {
    return await Promise.race([
      checkAuthentication(bytes, origin),
      delay(withinMs, undefined, { signal: done.signal }),
    ]);
  } catch {
    return undefined;
  } finally {
    done.abort();
  }
}
