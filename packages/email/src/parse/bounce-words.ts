import type { BouncedRecipient, ParsedMail } from "@desk/contracts/parsed-mail";
import { normaliseAddress } from "./addresses";

type Read = Pick<ParsedMail, "from" | "subject" | "text" | "headers">;

const daemon =
  /^(?:mailer-daemon|mail-daemon|mailerdaemon|postmaster|mdaemon|mail(?:er)?[-_.]?delivery.*|microsoftexchange[0-9a-f]+)@/u;
/** Subjects of servers that write reports of their own kind (qmail, Exim, sendmail, Exchange, Notes, Yahoo, web mailers). */
const bounceSubject = new RegExp(
  [
    "undeliver(?:ed|able)",
    "un(?:able|success\\w*) to deliver|deliver\\w* (?:status notification|fail|problem|error|unsuccess|delayed)",
    "delivery status",
    "mail (?:delivery )?(?:fail|system error)",
    "failure notice",
    "returned (?:mail|to sender)",
    "(?:could|can) ?not be delivered",
    "mail could not",
    "message status - undeliverable",
    "nondeliver",
    "delayed mail|warning: could not send",
    "unzustellbar",
    "nicht zugestellt",
    "konnte nicht zugestellt",
    "non remis",
    "(?:échec|echec) de (?:la )?(?:remise|distribution)",
    "no se (?:ha )?p(?:udo|uede) entregar",
    "no entregado",
    "mensaje no entregado",
    "mancato recapito",
    "non recapitabile",
    "impossibile recapitare",
    "não (?:foi )?(?:entregue|possível entregar)",
    "falha na entrega",
    "onbestelbaar",
    "niet (?:bezorgd|afgeleverd)",
    "kunde inte levereras",
    "olevererbart",
    "kunne ikke leveres",
    "ei voitu toimittaa",
    "niedostarczon",
    "nie (?:można|udało się) dostarczyć",
    "nedoručiteln",
    "kézbesíthetetlen",
    "teslim edilemedi",
    "недоставлен",
    "не (?:может быть |удалось )?доставл",
    "配信(?:不能|できません)",
    "送信できません",
    "无法(?:送达|传递|投递)",
    "退信",
    "無法傳遞",
    "배달(?:되지| 못)",
  ].join("|"),
  "iu",
);
const bounceText =
  /could not be delivered|unable to deliver|delivery (?:to the following|has failed|failed)|did not reach|undeliverable|address(?:\(es\)|es)? failed|permanent (?:fatal )?error|wasn't delivered|was not delivered|i'm not going to try again|konnte nicht zugestellt|n'a pas pu être remis|no se pudo entregar|non è stato possibile|не (?:было )?доставлено/iu;
/** Reasons that will not go away by waiting. */
const permanent =
  /(?:^|[^\d])5\d\d[ -]|user unknown|unknown user|no such (?:user|recipient|mailbox)|does(?: not|n't) exist|mailbox (?:unavailable|not found)|address (?:not found|rejected|unknown)|recipient (?:address )?rejected|invalid recipient|permanent (?:fatal )?error|host (?:or domain name )?(?:not found|unknown)|account (?:is )?disabled/iu;
const transient = /will (?:keep|be) (?:trying|retried)|still undelivered|delay(?:ed)|temporar|warning message only/iu;
const address = /<?([^\s<>"'(),:;]{1,64}@[a-z0-9.-]{1,253}[a-z0-9])>?/giu;

/** Bounces that are no delivery status notification, told by sender, subject and text; null when it is none. */
export function bounceInWords({ from, subject, text, headers }: Read): BouncedRecipient[] | null {
  const named = headers.filter(([name]) => name === "x-failed-recipients").flatMap(([, value]) => addressesIn(value));
  const isFromDaemon = from.some((one) => daemon.test(one.address)) || isNullSender(headers);
  const head = text.slice(0, 20_000);
  const isBounce = named.length > 0 || (isFromDaemon && (bounceSubject.test(subject) || bounceText.test(head)));
  if (!isBounce) return null;

  // The bounced mail itself often follows; its addresses are not the ones that failed.
  const report =
    head.split(
      /^[ >-]*(?:original message|message headers|this is a copy of|below this line is a copy|unsent message below|received: from |content-type: message)/imu,
      1,
    )[0] ?? "";
  const own = new Set(from.map((one) => one.address));
  const failed = named.length > 0 ? named : addressesIn(report).filter((one) => !own.has(one) && !daemon.test(one));
  const code = /\b[45]\.\d{1,3}\.\d{1,3}\b/u.exec(report)?.[0] ?? null;
  const isDelay = code === null ? transient.test(report) && !permanent.test(report) : code.startsWith("4");
  const status = code ?? (!isDelay && permanent.test(report) ? "5.0.0" : null);
  const reason = reasonIn(report);
  const listed = failed.length > 0 ? failed.slice(0, 20) : [null];
  return listed.map((one) => ({ address: one, action: isDelay ? "delayed" : "failed", status, reason }));
}

function isNullSender(headers: Read["headers"]): boolean {
  return headers.some(([name, value]) => name === "return-path" && value.replace(/\s/gu, "") === "<>");
}

function addressesIn(text: string): string[] {
  const found = [...text.matchAll(address)].slice(0, 200).flatMap((match) => normaliseAddress(match[1] ?? "") ?? []);
  return [...new Set(found)];
}

/** The line with the server's answer, else the first one that names a cause. */
function reasonIn(report: string): string {
  const lines = report.split("\n").map((line) => line.trim());
  const line =
    lines.find((one) => /(?:^|[^\d])[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/u.test(one)) ??
    lines.find((one) => permanent.test(one) || transient.test(one));
  return (line ?? "").slice(0, 500);
}
