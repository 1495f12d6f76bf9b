import type { MailAuthentication } from "@desk/contracts/parsed-mail";
import { authenticate, type DNSResolver } from "mailauth";
import { readAddresses } from "./addresses";
import { domainOf, judgeResults } from "./authentication-of";
import type { AuthenticationStatement } from "./authentication-results";
import { readHeaderBlock } from "./header-block";

export type MailOrigin = {
  /** The address of the host that connected to us. */
  remoteAddress: string;
  /** As said in EHLO or LHLO. */
  helo: string;
  /** MAIL FROM; empty for the null sender. */
  mailFrom: string;
  /** Answers DNS questions; the system's resolver when left out. Rejects with `code` ENOTFOUND, ENODATA or ETIMEOUT. */
  resolver?: DNSResolver;
  /** Our own name in the checks, such as desk.example.com. */
  host?: string;
};

/** SPF, DKIM and DMARC of a mail that came straight to us, by the bytes as they were received. */
export async function checkAuthentication(bytes: Uint8Array, origin: MailOrigin): Promise<MailAuthentication> {
  const { dkim, spf, dmarc } = await authenticate(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    ip: plainAddress(origin.remoteAddress),
    helo: origin.helo,
    sender: origin.mailFrom,
    mta: origin.host ?? "desk.invalid",
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    ...(origin.resolver && { resolver: origin.resolver }),
  });
  const statements: AuthenticationStatement[] = [];
  for (const signature of dkim.results ?? [])
    statements.push(statement("dkim", signature.status.result, "header.d", signature.signingDomain));
  if (spf) statements.push(statement("spf", spf.status.result, "smtp.mailfrom", spf.domain));
  if (dmarc) statements.push(statement("dmarc", dmarc.status.result, "header.from", dmarc.domain));
  return judgeResults({ authservId: "own", statements }, fromDomain(bytes), "own");
}

function statement(method: string, result: string, name: string, value: string | undefined): AuthenticationStatement {
  return { method, result: result.toLowerCase(), properties: new Map(value ? [[name, value.toLowerCase()]] : []) };
}

/** Null unless the mail names exactly one sender. */
function fromDomain(bytes: Uint8Array): string | null {
  const { fields } = readHeaderBlock(bytes, 0, bytes.length);
  const senders = fields.filter(({ name }) => name === "from").flatMap(({ value }) => readAddresses(value).list);
  return senders.length === 1 ? domainOf(senders[0]?.address ?? "") : null;
}

/** IPv4 as it is, also when a dual-stack socket reports it as ::ffff:192.0.2.1. */
function plainAddress(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1] ?? address;
}
