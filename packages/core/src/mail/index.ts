export type { DueMail } from "./deliver";
export { markMailFailed, markMailSent, takeDueMails } from "./deliver";
export { queueMail } from "./queue";
