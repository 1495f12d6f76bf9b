export type QueryExample = { query: string; meaning: string };
export type QueryHelp = { title: string; text: string; examples: QueryExample[] }[];

/** The guide to the language. The help panel shows it, docs/query-language.md repeats it, a test reads every example. */
export const queryHelp: QueryHelp = [
  {
    title: "Words",
    text: "Words are looked for in the subject, in messages and in people's names. A ticket is found when it has all of them, in any message. Capitals and accents make no difference.",
    examples: [
      { query: "refund", meaning: "Tickets with the word refund." },
      { query: "lost bag", meaning: "Both words, in any order and in any message." },
      { query: '"lost bag"', meaning: "The two words side by side." },
      { query: "refu*", meaning: "Words that begin with refu." },
      { query: "-refund", meaning: "Tickets without the word." },
      { query: "number:1234", meaning: "Ticket 1234; #1234 is the same." },
    ],
  },
  {
    title: "Fields",
    text: "A field, a colon and a value. Names with blanks stand in quotes. Capitals make no difference.",
    examples: [
      { query: "status:open", meaning: "Tickets in an open status." },
      { query: 'status:"Waiting for driver"', meaning: "A status by the name your workspace gave it." },
      { query: "assignee:me", meaning: "Assigned to me." },
      { query: "assignee:none team:mine", meaning: "Nobody's tickets in my teams." },
      { query: "requester:ana@rides.example", meaning: "Asked by this address." },
      { query: "organization:acme.example", meaning: "From an organization with this mail domain." },
      { query: "label:refund", meaning: "With the label refund." },
      { query: "subject:invoice", meaning: "With the word in the subject." },
      { query: "channel:email type:incident", meaning: "Incidents that came by mail." },
    ],
  },
  {
    title: "Several values",
    text: "A list in parentheses means any of them; the field twice means both. Priority, numbers and dates can be compared.",
    examples: [
      { query: "status:(new, open)", meaning: "New or open." },
      { query: "label:vip label:refund", meaning: "Both labels." },
      { query: "priority>=high", meaning: "High or urgent." },
      { query: "priority:low..normal", meaning: "Low or normal." },
      { query: "number>5000", meaning: "Numbers above 5000." },
    ],
  },
  {
    title: "Dates",
    text: "A day, a month or a year as a whole, today and its neighbours, or a distance from now: min, h, d, w, mo and y. Days begin at midnight in your time zone, weeks on Monday.",
    examples: [
      { query: "created:today", meaning: "Made today." },
      { query: "updated:-24h", meaning: "Changed within the last 24 hours." },
      { query: "created>-7d", meaning: "Made after this moment a week ago." },
      { query: "solved:2026-11", meaning: "Solved in November 2026." },
      { query: "created:2026-11-01..2026-11-15", meaning: "Made from the first to the fifteenth, both included." },
      { query: "waiting<-4h", meaning: "The customer has waited for more than four hours." },
      { query: "snoozed:tomorrow", meaning: "Comes back tomorrow." },
      { query: "solved:none", meaning: "Never solved." },
    ],
  },
  {
    title: "What a ticket is and has",
    text: "Unread means that the customer wrote last. Overdue means that it is not solved and the customer has waited longer than the workspace's limit, 24 hours unless an admin changed it. Deleted tickets are listed only where is:deleted asks for them.",
    examples: [
      { query: "is:unread", meaning: "The customer wrote last." },
      { query: "is:overdue", meaning: "The customer has waited too long." },
      { query: "is:active -is:snoozed", meaning: "Still to do and not snoozed." },
      { query: "has:attachment", meaning: "With a file." },
      { query: "has:(note, notes)", meaning: "With an internal note or pinned notes." },
    ],
  },
  {
    title: "And, or, not",
    text: "Conditions side by side must all hold. OR stands between alternatives and binds less than a blank; parentheses group. A minus sign or NOT turns a condition round. AND, OR and NOT are written in capitals.",
    examples: [
      { query: "label:refund OR label:chargeback", meaning: "Either label." },
      {
        query: "is:active (label:vip OR priority:urgent)",
        meaning: "To do, and important for one reason or the other.",
      },
      { query: "-(status:pending label:travel)", meaning: "Everything but pending tickets with the label travel." },
    ],
  },
];
