const prefixes = /^(?:\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|vs)\s*(?:\[\d+\])?:)+\s*/iu;
const tags = /\s*\[#(?:[A-Za-z][A-Za-z0-9]{0,9}-)?(?:\d{4}(?:\d{2})?-)?\d{1,15}\]/gu;

/** What a conversation is about: the subject without Re:, Fwd: and tags of ours. */
export const topicOf = (subject: string): string => subject.replace(tags, "").replace(prefixes, "").trim();

/** `Re: Lost bag [#1234]`; the first mail of a conversation is not an answer. */
export function subjectOf({ subject, numberText }: { subject: string; numberText: string }, isAnswer: boolean): string {
  const topic = topicOf(subject);
  return `${isAnswer ? "Re: " : ""}${topic === "" ? "Your request" : topic} [#${numberText}]`;
}
