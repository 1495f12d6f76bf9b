import type { MailNature } from "@desk/contracts/parsed-mail";
import type { WrittenMail } from "./write";

const outOfOffice: MailNature = {
  kind: "auto_reply",
  evidence: ["Auto-Submitted: auto-replied"],
  mayBeAnswered: false,
  isOutOfOffice: true,
};

/** What waits for a decision in the demo: one mail for each usual cause, some of them genuine. */
export const suspendedMails: readonly (Omit<WrittenMail, "messageId"> & {
  key: string;
  hoursAgo: number;
  isForged?: true;
})[] = [
  {
    key: "invoice",
    hoursAgo: 3,
    name: "Marta Oliveira",
    address: "marta@sushikaito.example",
    to: "partners",
    subject: "Bank details for the October payout",
    text: "Hello,\n\nour bank changed our account number on 1 November, and the October payout came back.\nThe new IBAN is in your portal since Friday. Could you send the payout again?\n\nThank you\nMarta Oliveira\nSushi Kaito",
    isForged: true,
  },
  {
    key: "prize",
    hoursAgo: 7,
    name: "Rewards Desk",
    address: "winner@best-prizes.example",
    to: "support",
    subject: "You have been chosen: claim your 500 ride voucher",
    text: "Dear customer,\n\nyou are one of ten lucky riders. Confirm your card within 24 hours to receive the voucher.",
    headers: [["X-Spam-Flag", "YES"]],
  },
  {
    key: "receipt",
    hoursAgo: 20,
    name: "Parcel Lockers",
    address: "no-reply@lockers.example",
    to: "support",
    subject: "Locker 14 in Rua Augusta is out of order",
    text: "Locker 14 stopped reporting at 06:12. Two parcels of yours are inside.\n\nThis mailbox is not read.",
  },
  {
    key: "holiday",
    hoursAgo: 26,
    name: "Jonas Lindqvist",
    address: "jonas@roesterei-nord.example",
    to: "support",
    subject: "Out of office: Weekly summary",
    text: "I am away until 1 December and read mail again after that.",
    headers: [["Auto-Submitted", "auto-replied"]],
    nature: outOfOffice,
  },
  {
    key: "jobs",
    hoursAgo: 49,
    name: "Beatriz Antunes",
    address: "beatriz.antunes@post.example",
    to: "jobs@nawa-group.example",
    subject: "Application as shift lead, Porto",
    text: "Good morning,\n\nI apply for the position as shift lead in Porto. My papers are on your careers page under number 2231.\n\nKind regards\nBeatriz Antunes",
  },
  {
    key: "offers",
    hoursAgo: 170,
    name: "Growth Partners",
    address: "sales@growth-partners.example",
    to: "support",
    subject: "Re: Re: quick question about your fleet",
    text: "Just floating this to the top of your inbox. Do you have ten minutes this week?",
  },
];

/** Kept out by a decision of the workspace. */
export const blockedDomain = "@growth-partners.example";
