import type { MailAuthentication, ParsedMail } from "@desk/contracts/parsed-mail";
import { getDomain } from "tldts";
import {
  type AuthenticationResults,
  type AuthenticationStatement,
  readAuthenticationResults,
} from "./authentication-results";

const failures = new Set(["fail", "hardfail", "policy", "permerror", "softfail"]);
const nothing: MailAuthentication = { verdict: "none", spf: "none", dkim: "none", dmarc: "none", checkedBy: null };

/**
 * What the server that we trust found out about the sender. Only the topmost header with its authserv-id counts: the
 * sender may have written the others himself. An empty id trusts none.
 */
export function authenticationOf(
  { authenticationResults, from }: Pick<ParsedMail, "authenticationResults" | "from">,
  authservId: string,
): MailAuthentication {
  const trusted = authservId.trim().toLowerCase();
  if (trusted === "") return nothing;
  const value = trustedValue(authenticationResults, trusted);
  if (value === undefined) return nothing;
  const results = readAuthenticationResults(value);
  // Somebody broke the line that our own server wrote.
  if (results === null) return { ...nothing, verdict: "fail", checkedBy: trusted };

  return judgeResults(results, from.length === 1 ? domainOf(from[0]?.address ?? "") : null, trusted);
}

/** The verdict on a mail from `fromDomain`; null when it names no sender or several. */
export function judgeResults(
  results: AuthenticationResults,
  fromDomain: string | null,
  checkedBy: string,
): MailAuthentication {
  const spf = resultOf(results, "spf");
  const dkim = resultOf(results, "dkim");
  const dmarc = resultOf(results, "dmarc");
  return { verdict: verdictOf({ spf, dkim, dmarc }, fromDomain, results), spf, dkim, dmarc, checkedBy };
}

function trustedValue(values: readonly string[], trusted: string): string | undefined {
  const named = values.find((value) => claimedId(value) === trusted);
  // Microsoft 365 puts its header on top and leaves the authserv-id out.
  const isMicrosoft = trusted === "outlook.com" || trusted.endsWith(".outlook.com");
  const top = values[0];
  return isMicrosoft && top !== undefined && /^\s*(?:spf|dkim|dmarc|compauth)\s*=/iu.test(top) ? top : named;
}

/** The authserv-id also of a header that cannot be read to its end; a comment may stand before it. */
function claimedId(value: string): string {
  const text = value.slice(0, 2_000).replace(/^(?:\s|\((?:[^()\\]|\\[\s\S])*\))+/u, "");
  return (/^"?([^\s;"()=]+)/u.exec(text)?.[1] ?? "").toLowerCase();
}

/** Of several results of one method the first failure counts. */
function resultOf({ statements }: AuthenticationResults, method: string): string {
  const found = statements.filter((statement) => statement.method === method).map(({ result }) => result);
  return found.find((result) => failures.has(result)) ?? found[0] ?? "none";
}

type Results = { spf: string; dkim: string; dmarc: string };

/** DMARC decides where the domain has a policy; without one an aligned signature or envelope does. */
function verdictOf(
  { spf, dkim, dmarc }: Results,
  domain: string | null,
  results: AuthenticationResults,
): MailAuthentication["verdict"] {
  if (failures.has(dmarc)) return "fail";
  if (domain !== null && dmarc === "pass" && isAboutFrom(results, domain)) return "pass";
  if (dkim === "fail" || dkim === "policy" || dkim === "permerror" || spf === "fail" || spf === "hardfail")
    return "fail";
  if (domain === null) return "none";
  const isAligned = results.statements.some(
    (statement) => statement.result === "pass" && alignsWith(statement, domain),
  );
  return isAligned ? "pass" : "none";
}

/** A DMARC result names the domain that it is about. */
function isAboutFrom({ statements }: AuthenticationResults, domain: string): boolean {
  const named = statements.flatMap(({ method, properties }) =>
    method === "dmarc" ? (properties.get("header.from") ?? []) : [],
  );
  return named.every((one) => isSameOrganization(domainOf(one) ?? one, domain));
}

function alignsWith({ method, properties }: AuthenticationStatement, domain: string): boolean {
  const name = { dkim: properties.get("header.d") ?? properties.get("header.i"), spf: properties.get("smtp.mailfrom") }[
    method
  ];
  return name !== undefined && isSameOrganization(domainOf(name) ?? name, domain);
}

/** Relaxed alignment (RFC 7489 section 3.1): both belong to one registered domain. */
export function isSameOrganization(a: string, b: string): boolean {
  if (a === b) return true;
  const registered = getDomain(a, { allowPrivateDomains: true });
  return registered !== null && registered === getDomain(b, { allowPrivateDomains: true });
}

/** Lower-case; null when there is none. */
export function domainOf(address: string): string | null {
  const cut = address.lastIndexOf("@");
  return cut < 0 ? null : address.slice(cut + 1).toLowerCase() || null;
}
