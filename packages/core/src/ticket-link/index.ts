export { ticketLink } from "./issue";
export { isMachineAddress } from "./machine-address";
export { openTicketLink } from "./open";
export { readTicketLink } from "./read";
export { replyByTicketLink } from "./reply";
export { revokeTicketLinks } from "./revoke";
