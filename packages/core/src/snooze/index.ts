export { applyWake } from "./apply-wake";
export { applySnooze, snoozeTicket } from "./snooze";
export { wakeTicket } from "./wake";
export { wakeDueTickets } from "./wake-due";
