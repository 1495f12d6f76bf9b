import type { MailboxTestPart, MailboxTestStepName } from "@desk/contracts/mailbox";

/** Each step in the words of one who waits for it: while it goes well, and when it does not. */
export const stepWords: Record<MailboxTestStepName, { passed: string; failed: string }> = {
  settings: { passed: "Settings read", failed: "The settings cannot be used" },
  connect: { passed: "Connected to the incoming server", failed: "No connection to the incoming server" },
  tls: { passed: "Encrypted", failed: "The connection is not encrypted" },
  sign_in: { passed: "Signed in", failed: "The sign-in was refused" },
  open_folders: { passed: "Folders opened", failed: "A folder cannot be opened" },
  read: { passed: "Mail can be read", failed: "Mail cannot be read" },
  connect_outgoing: { passed: "Connected to the outgoing server", failed: "No connection to the outgoing server" },
  tls_outgoing: { passed: "Encrypted", failed: "The outgoing connection is not encrypted" },
  sign_in_outgoing: { passed: "Signed in to send", failed: "The sign-in for sending was refused" },
  send_probe: { passed: "Test mail accepted", failed: "The test mail was not accepted" },
  receive_probe: { passed: "Test mail came back", failed: "The test mail did not come back" },
  spf: { passed: "SPF allows this server", failed: "SPF needs attention" },
  dkim: { passed: "DKIM record found", failed: "DKIM needs attention" },
  dmarc: { passed: "DMARC record found", failed: "DMARC needs attention" },
};

export const partWords: Record<MailboxTestPart, string> = {
  incoming: "Signing in to read…",
  outgoing: "Sending a test mail…",
  receive: "Waiting for the test mail to come back…",
  domain: "Looking up SPF, DKIM and DMARC…",
};

/** What is wrong with the domain's records makes mail land in spam; it does not stop it. */
export const isAdvice = (name: MailboxTestStepName): boolean => name === "spf" || name === "dkim" || name === "dmarc";
