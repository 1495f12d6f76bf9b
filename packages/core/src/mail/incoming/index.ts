export { type DueMail, mailLeaseSeconds, readMailBytes, takeDueMails, takeMail } from "./due";
export { markUnprocessable, postponeMail } from "./fail";
export { type AutomaticAnswer, type MayAnswer, mayAnswerAutomatically } from "./may-answer";
export { readOutcome, type Settled } from "./outcome";
export { isOwnAddress, type OwnAddress, ownAddresses } from "./own-addresses";
export { type SettleTools, settleMail } from "./settle";
export { type ArrivedMail, mailBytesMax, oversizedBytesKept, type StoredMail, storeMail } from "./store";
