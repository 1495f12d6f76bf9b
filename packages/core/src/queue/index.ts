export { skipTicket } from "./skip";
export { takeNext } from "./take";
