export { isOwnAddress, type OwnAddress, ownAddresses } from "./own-addresses";
export { type ArrivedMail, mailBytesMax, oversizedBytesKept, type StoredMail, storeMail } from "./store";
