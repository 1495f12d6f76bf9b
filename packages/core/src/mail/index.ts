export type { DueMail } from "./deliver";
export { markMailFailed, markMailSent, takeDueMails } from "./deliver";
export { queueMail } from "./queue";
export {
  bodyTokenLine,
  bodyTokensIn,
  makeReplyToken,
  type ReplyToken,
  type ReplyTokenKind,
  readReplyToken,
  replyAddress,
  replyTokenLength,
  splitPlusAddress,
} from "./token";
