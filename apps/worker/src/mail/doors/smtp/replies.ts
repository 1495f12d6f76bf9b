/** An answer that the SMTP server sends as it is. */
const reply = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

export const unknownRecipient = () => reply(550, "5.1.1 Nobody here receives mail under this address");
export const tooLarge = (bytesMax: number) =>
  reply(552, `5.3.4 This mail is too large; at most ${bytesMax} bytes are taken`);
/** The sender keeps the mail and tries again. */
export const tryLater = () => reply(451, "4.3.0 This mail could not be stored just now. Try again later");
export const tooMuch = () => reply(421, "4.7.0 Too much; closing the connection");
