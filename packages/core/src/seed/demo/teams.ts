import type { CreateTeamInput } from "@desk/contracts/access";
import { applicants } from "./applicants";
import { food } from "./food";
import { lostItems } from "./lost-items";
import { newPartners } from "./new-partners";
import { parcels } from "./parcels";
import { rides } from "./rides";
import { safety } from "./safety";
import type { Scenario, TeamKey } from "./scenario";

/** The teams in the order of the sidebar, what they deal with, and how many of a hundred tickets reach them. */
export const teams = {
  onboarding: {
    team: { name: "Onboarding", icon: "bike", description: "Drivers, couriers and merchants who want to start." },
    scenarios: [...applicants, ...newPartners],
    share: 34,
  },
  trips: {
    team: { name: "Riders & trips", icon: "car", description: "Rides, fares, lost items, airports." },
    scenarios: [...rides, ...lostItems],
    share: 28,
  },
  food: {
    team: { name: "Food & merchants", icon: "utensils", description: "Orders, menus, restaurants and their payouts." },
    scenarios: food,
    share: 20,
  },
  parcels: {
    team: { name: "Parcels", icon: "package", description: "Pickups, deliveries, lockers, damage." },
    scenarios: parcels,
    share: 13,
  },
  safety: {
    team: { name: "Safety", icon: "shield", description: "Accidents, threats, identity. Always first." },
    scenarios: safety,
    share: 5,
  },
} as const satisfies Record<TeamKey, { team: CreateTeamInput; scenarios: readonly Scenario[]; share: number }>;
