export { createMailbox } from "./create";
export { openIncoming, openOutgoing } from "./credentials";
export { listMailboxChoices, listMailboxes } from "./list";
export { finishMailboxOAuth, startMailboxOAuth } from "./oauth";
export * from "./reach";
export { removeMailbox } from "./remove";
export { probeMessageId, testMailbox } from "./test";
export { updateMailbox } from "./update";
