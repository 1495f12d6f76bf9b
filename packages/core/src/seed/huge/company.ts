import type { Company } from "../bench/base";

// No topic begins another one, so that every collation puts the labels into the same order.
const topics = [
  "address",
  "battery",
  "charge",
  "driver",
  "email",
  "fare",
  "gift",
  "helmet",
  "invoice",
  "journey",
  "kitchen",
  "luggage",
  "menu",
  "noise",
  "order",
  "parcel",
  "queue",
  "refund",
  "safety",
  "timetable",
];
const aspects = ["broken", "change", "complaint", "delay", "error", "lost", "question", "repeat", "urgent", "wish"];

export const hugeSlug = "huge";
export const hugeAgentsPerTeam = 25;

/** A larger company: a hundred agents in four teams, two hundred labels. */
export const hugeCompany: Company = {
  slug: hugeSlug,
  name: "Huge",
  ownerEmail: "owner@huge.example",
  agentsPerTeam: hugeAgentsPerTeam,
  labels: topics.flatMap((topic) => aspects.map((aspect) => `${topic} ${aspect}`)),
};
