import type { CreateOrganization } from "@desk/contracts/customer";

/** Companies whose people write to us. Their domain ties a new address to them. */
export const organizations: readonly CreateOrganization[] = [
  ["Trattoria Bellini", "bellini.example", true],
  ["Helvetia Logistik AG", "helvetia-logistik.example", true],
  ["Sushi Kaito Lda", "sushikaito.example", false],
  ["Pão da Vila", "paodavila.example", false],
  ["Harbour Noodles", "harbournoodles.example", true],
  ["Green Bowl", "greenbowl.example", false],
  ["Le Petit Zinc", "petitzinc.example", true],
  ["Kaffeerösterei Nord", "roesterei-nord.example", false],
  ["Pierogarnia u Basi", "ubasi.example", false],
  ["Mama Oliech Kitchen", "mamaoliech.example", true],
  ["Casa Pepa", "casapepa.example", false],
  ["Boulangerie Lormeau", "lormeau.example", false],
].map(([name, domain, sharesTickets], index) => ({
  name: String(name),
  domains: [String(domain)],
  notes: "",
  sharesTickets: sharesTickets === true,
  externalId: `org-${index + 1}`,
}));
