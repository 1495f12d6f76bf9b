import type { CreateCustomer } from "@desk/contracts/customer";
import type { Random } from "../random";
import { organizations } from "./company";
import { type Language, type Place, placeOf } from "./places";
import type { Scenario } from "./scenario";

/** A person who asks, before there is a row for it. */
export type DemoCustomer = CreateCustomer & { key: string; first: string; city: string; street: string };

const organizationDomains = organizations.flatMap(({ domains }) => domains);

export const vehicles = [
  "Dacia Logan",
  "Toyota Corolla",
  "Škoda Octavia",
  "Hyundai i30",
  "Renault Clio",
  "Honda CB125",
  "Piaggio Liberty",
  "VW Caddy",
] as const;
const couriersRide = ["bicycle", "e-bike", "e-scooter", "Piaggio Liberty"] as const;
const stages = ["Documents", "Background check", "Training", "Vehicle check", "Ready to start"] as const;

/** Someone new of this language, with the facts an agent looks for in this kind of case. */
export function newCustomer(random: Random, scenario: Scenario, index: number): DemoCustomer {
  const place = placeOf(scenario.language);
  const first = random.pick(place.first);
  const last = random.pick(place.last);
  const city = random.pick(place.cities);
  const domain = scenario.who === "merchant" && random.chance(0.5) ? random.pick(organizationDomains) : null;
  const handle = addressName(first, last) ?? `${scenario.language}.customer`;
  return {
    key: `c${index}`,
    first,
    street: random.pick(place.streets),
    city: city.name,
    name: `${first} ${last}`,
    emails: [`${handle}${index}@${domain ?? `example.${domainEnd(scenario.language)}`}`],
    phones: random.chance(0.6) ? [`+${33 + random.below(20)}6${String(10_000_000 + random.below(89_999_999))}`] : [],
    locale: scenario.language,
    timeZone: city.timeZone,
    notes: "",
    organizationId: null,
    attributes: factsOf(random, scenario, city.name),
    externalId: `nawa-${10_000 + index}`,
  };
}

function factsOf(random: Random, { who }: Scenario, city: string): Record<string, string> {
  switch (who) {
    case "rider":
      return { City: city, Trips: String(3 + random.below(240)), Since: since(random) };
    case "driver":
      return {
        City: city,
        Vehicle: random.pick(vehicles),
        Plate: plateOf(random),
        Trips: String(80 + random.below(4_000)),
        Rating: (4.4 + random.next() * 0.6).toFixed(2),
      };
    case "courier":
      return { City: city, Vehicle: random.pick(couriersRide), Deliveries: String(random.below(2_400)), Zone: "Mitte" };
    case "applicant":
      return { City: city, Stage: random.pick(stages), Vehicle: random.pick(vehicles) };
    case "merchant":
      return { City: city, Contract: random.pick(["Standard", "Plus"]), Outlets: String(1 + random.below(4)) };
  }
}

const since = (random: Random): string => `${2022 + random.below(4)}-${String(1 + random.below(12)).padStart(2, "0")}`;

export const plateOf = (random: Random): string =>
  `${random.pick(["WA", "KR", "LX", "BN", "KDA", "AA", "B"])} ${100 + random.below(900)} ${random.pick(["CD", "RT", "KM", "ZP"])}`;

const domainEnd = (language: Language): string =>
  ({
    en: "com",
    es: "es",
    fr: "fr",
    de: "de",
    pt: "pt",
    pl: "pl",
    ar: "ma",
    sw: "co.ke",
    it: "it",
    ro: "ro",
    nl: "nl",
    tr: "com.tr",
  })[language];

/** A name as it stands before the @; nothing when it has no Latin letters. */
function addressName(first: string, last: string): string | null {
  const latin = `${first}.${last}`
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .normalize("NFKD")
    .replace(/[^a-zA-Z.]/gu, "")
    .toLowerCase();
  return latin.length > 4 && !latin.startsWith(".") ? latin : null;
}

export const restaurantsOf = (language: Language): Place["restaurants"] => placeOf(language).restaurants;
