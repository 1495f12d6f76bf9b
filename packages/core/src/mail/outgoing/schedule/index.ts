export { cancelPlanned } from "./cancel-planned";
export { listScheduled } from "./list";
export { nextBusinessMorning } from "./next-morning";
export { postDueMessages } from "./post-due";
export { sendMessage } from "./send";
export { rescheduleMessage, unscheduleMessage } from "./unschedule";
