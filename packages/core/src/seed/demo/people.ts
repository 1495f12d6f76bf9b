import type { BuiltInRole, TeamAccess } from "@desk/contracts/words";
import type { TeamKey } from "./scenario";

export type DemoAgent = {
  key: string;
  name: string;
  role: BuiltInRole;
  teams: Partial<Record<TeamKey, TeamAccess>>;
};

export const founder: DemoAgent = { key: "priya", name: "Priya Raman", role: "owner", teams: {} };

/** Everyone but the owner. The first one is the account to look around with. */
export const agents: readonly DemoAgent[] = [
  { key: "grace", name: "Grace Wanjiru", role: "admin", teams: { onboarding: "full", trips: "full", safety: "full" } },
  { key: "yusuf", name: "Yusuf Haddad", role: "agent", teams: { trips: "full", onboarding: "full", safety: "reply" } },
  { key: "ana", name: "Ana Pereira", role: "agent", teams: { onboarding: "full", food: "full" } },
  { key: "tomasz", name: "Tomasz Wójcik", role: "agent", teams: { onboarding: "full", parcels: "full" } },
  { key: "mei-ling", name: "Mei-Ling Tan", role: "agent", teams: { food: "full", parcels: "full", trips: "read" } },
  { key: "kofi", name: "Kofi Asante", role: "agent", teams: { trips: "full", safety: "full" } },
  {
    key: "elif",
    name: "Elif Şahin",
    role: "collaborator",
    teams: { onboarding: "reply", safety: "reply", food: "read" },
  },
];

export const emailOf = ({ key }: DemoAgent): string => `${key}@nawa.example`;

/** Who answers for a team: members at full access who may reply. */
export const answering = (team: TeamKey): readonly DemoAgent[] =>
  agents.filter((agent) => agent.role !== "collaborator" && agent.teams[team] === "full");

/** Who leaves notes there without answering. */
export const noting = (team: TeamKey): readonly DemoAgent[] =>
  agents.filter((agent) => agent.role === "collaborator" && agent.teams[team] === "reply");
