import type { MailboxTestStep } from "@desk/contracts/mailbox";

/** Answers with the strings of TXT records; rejects with `code` ENOTFOUND or ENODATA when there are none. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

/** Names under which senders usually keep the key that signs their mail. */
const usualSelectors = ["google", "selector1", "selector2", "default", "mail", "dkim", "k1", "k2", "s1", "s2", "pm"];

/** What other mail servers find out about mail from this address: SPF, DKIM and DMARC of its domain. */
export async function testDomain(address: string, resolveTxt: ResolveTxt): Promise<MailboxTestStep[]> {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const look = async (name: string): Promise<string[] | null> => {
    try {
      return (await resolveTxt(name)).map((parts) => parts.join(""));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      return code === "ENOTFOUND" || code === "ENODATA" ? [] : null;
    }
  };
  const [spf, dmarc, dkim] = await Promise.all([
    look(domain),
    look(`_dmarc.${domain}`),
    Promise.all(
      usualSelectors.map(async (selector) => ({ selector, records: await look(`${selector}._domainkey.${domain}`) })),
    ),
  ]);
  return [spfStep(domain, spf), dkimStep(domain, dkim), dmarcStep(domain, dmarc)];
}

const unknown = (name: "spf" | "dkim" | "dmarc"): MailboxTestStep => ({
  name,
  ok: false,
  words: "The name servers of the domain did not answer. Try again in a while.",
});

function spfStep(domain: string, records: string[] | null): MailboxTestStep {
  if (records === null) return unknown("spf");
  const all = records.filter((record) => /^v=spf1(\s|$)/iu.test(record));
  const [record] = all;
  if (record === undefined)
    return {
      name: "spf",
      ok: false,
      words: `${domain} does not say who may send its mail. Add a TXT record beginning with v=spf1.`,
    };
  if (all.length > 1)
    return {
      name: "spf",
      ok: false,
      words: `${domain} has ${all.length} SPF records, and only one counts. Join them into one.`,
    };
  if (/\s\+?all\b/iu.test(record))
    return {
      name: "spf",
      ok: false,
      words: `The SPF record of ${domain} lets everybody send (+all). End it with ~all or -all.`,
    };
  return { name: "spf", ok: true, words: `${domain} says who may send its mail: ${record.slice(0, 200)}` };
}

function dkimStep(domain: string, found: { selector: string; records: string[] | null }[]): MailboxTestStep {
  if (found.every(({ records }) => records === null)) return unknown("dkim");
  const keys = found.filter(({ records }) => records?.some((record) => /(^|;)\s*p=[A-Za-z0-9+/]/u.test(record)));
  if (keys.length === 0)
    return {
      name: "dkim",
      ok: false,
      words: `No signing key was found for ${domain} under the usual names. If your mail server signs under another name, this is fine; the headers of a sent mail tell.`,
    };
  return {
    name: "dkim",
    ok: true,
    words: `Keys for signing mail of ${domain}: ${keys.map(({ selector }) => selector).join(", ")}.`,
  };
}

function dmarcStep(domain: string, records: string[] | null): MailboxTestStep {
  if (records === null) return unknown("dmarc");
  const record = records.find((one) => /^v=DMARC1\s*;/iu.test(one));
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)/iu.exec(record ?? "")?.[1];
  if (policy === undefined)
    return {
      name: "dmarc",
      ok: false,
      words: `${domain} has no DMARC policy, so large providers may refuse its mail. Add a TXT record at _dmarc.${domain}, such as v=DMARC1; p=none.`,
    };
  return { name: "dmarc", ok: true, words: `${domain} asks for ${policy.toLowerCase()} when a mail is not from it.` };
}
