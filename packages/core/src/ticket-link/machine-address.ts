/** Local parts of senders that nobody reads: what is written to them, or in their name, is no person's business. */
const machineNames =
  /^(?:(?:no|do-?not|never|non)[-._]?(?:reply|respond|answer|repondre|responder)\w*|mailer-?daemon|postmaster|bounces?|notifications?|notify|alerts?|automated?|system|accounts?-?(?:verify|verification)|verify|verification|security-?noreply)(?:[-._+].*)?$/iu;

/** Whether the address belongs to a machine, such as no-reply@example.com. */
export const isMachineAddress = (address: string): boolean =>
  machineNames.test(address.slice(0, Math.max(0, address.lastIndexOf("@"))));
