export { LinkedTicket } from "./linked-ticket";
