export { recoverMails, reprocessMails } from "./again";
export { countMails } from "./counts";
export { discardMails, purgeSuspendedMails } from "./discard";
export { listMails } from "./list";
export { readMail } from "./read";
export { openMailSource, readMailSource } from "./source";
