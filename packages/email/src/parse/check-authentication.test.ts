import { generateKeyPairSync } from "node:crypto";
import { type DNSResolver, dkimSign } from "mailauth";
import { expect, test } from "vitest";
import { checkAuthentication } from "./check-authentication";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
const records: Record<string, string> = {
  "victim.example": "v=spf1 ip4:192.0.2.1 -all",
  "_dmarc.victim.example": "v=DMARC1; p=reject",
  "k._domainkey.victim.example": `v=DKIM1; k=rsa; p=${key}`,
  "evil.example": "v=spf1 ip4:203.0.113.9 -all",
  "k._domainkey.evil.example": `v=DKIM1; k=rsa; p=${key}`,
  "plain.example": "v=spf1 ip4:192.0.2.1 ~all",
};

/** A name server of our own: it knows TXT records and nothing else. */
const resolver: DNSResolver = async (name, type) => {
  const record = type === "TXT" ? records[name.toLowerCase()] : undefined;
  if (record === undefined) throw Object.assign(new Error(`${type} ${name}`), { code: "ENOTFOUND" });
  return [[record]];
};

const mail =
  "From: Ana <ana@victim.example>\r\nTo: support@desk.example\r\nSubject: Bag\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@victim.example>\r\n\r\nHello\r\n";

async function signed(text: string, signingDomain: string): Promise<string> {
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const signer = { signingDomain, selector: "k", privateKey: pem };
  const { signatures } = await dkimSign(text, { ...signer, signatureData: [signer] });
  return signatures + text;
}

const check = (text: string, remoteAddress = "192.0.2.1", mailFrom = "ana@victim.example") =>
  checkAuthentication(Buffer.from(text), { remoteAddress, helo: "mx.sender.example", mailFrom, resolver });

test("C01: control: a mail from the domain's own server, signed by it, passes", async () => {
  expect(await check(await signed(mail, "victim.example"))).toEqual({
    verdict: "pass",
    spf: "pass",
    dkim: "pass",
    dmarc: "pass",
    checkedBy: "own",
  });
  expect((await check(mail, "::ffff:192.0.2.1")).verdict).toBe("pass");
});

test("C01: a forged sender fails, also when the forger's own domain passes everything", async () => {
  expect(await check(mail, "203.0.113.9")).toMatchObject({ verdict: "fail", spf: "fail", dmarc: "fail" });
  const forged = await signed(mail, "evil.example");
  expect(await check(forged, "203.0.113.9", "x@evil.example")).toMatchObject({
    verdict: "fail",
    spf: "pass",
    dkim: "pass",
    dmarc: "fail",
  });
});

test("a mail that was forwarded passes by its signature, and one that was changed on the way does not", async () => {
  const genuine = await signed(mail, "victim.example");
  expect(await check(genuine, "198.51.100.7")).toMatchObject({ verdict: "pass", spf: "fail", dkim: "pass" });
  expect((await check(genuine.replace("Hello", "Pay me"), "198.51.100.7")).verdict).toBe("fail");
});

test("C07: Authentication-Results in the mail itself count for nothing here", async () => {
  const claimed = `Authentication-Results: desk.invalid; dmarc=pass header.from=victim.example\r\n${mail}`;
  expect((await check(claimed, "203.0.113.9")).verdict).toBe("fail");
});

test("a domain without a policy is proven by its server alone, and nothing else is said about it", async () => {
  const text = mail.replaceAll("victim.example", "plain.example");
  expect(await check(text, "192.0.2.1", "ana@plain.example")).toMatchObject({ verdict: "pass", dmarc: "none" });
  expect(await check(text, "203.0.113.9", "ana@plain.example")).toMatchObject({ verdict: "none", spf: "softfail" });
  const unknown = mail.replaceAll("victim.example", "nowhere.example");
  expect(await check(unknown, "192.0.2.1", "ana@nowhere.example")).toMatchObject({ verdict: "none", spf: "none" });
});

test("two senders are never proven", async () => {
  const two = mail.replace("From: Ana <ana@victim.example>", "From: Ana <ana@victim.example>, x@evil.example");
  expect((await check(await signed(two, "victim.example"))).verdict).not.toBe("pass");
});

test("a name server that does not answer proves nothing and breaks nothing", async () => {
  const silent: DNSResolver = async (name) => {
    throw Object.assign(new Error(name), { code: "ETIMEOUT" });
  };
  const origin = {
    remoteAddress: "192.0.2.1",
    helo: "mx.sender.example",
    mailFrom: "ana@victim.example",
    resolver: silent,
  };
  expect((await checkAuthentication(Buffer.from(mail), origin)).verdict).toBe("none");
});
