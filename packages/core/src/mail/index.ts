export * from "./outgoing";
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
