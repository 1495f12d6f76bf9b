export { closeSolvedTickets } from "./close-solved";
export { type Forgotten, forgetExpired } from "./forget-expired";
export { purgeDeletedTickets } from "./purge-deleted";
