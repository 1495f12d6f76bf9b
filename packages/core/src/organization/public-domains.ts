import { invalid } from "../error";

/** Where everybody can have an address: its domain says nothing of whom somebody works for. */
const mailDomains = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it hotmail.com hotmail.co.uk hotmail.de
  hotmail.fr hotmail.it hotmail.es live.com live.de live.fr live.co.uk live.nl msn.com passport.com yahoo.com yahoo.co.uk
  yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.in yahoo.co.jp yahoo.com.br ymail.com rocketmail.com aol.com aol.de icloud.com
  me.com mac.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de freenet.de t-online.de arcor.de posteo.de mailbox.org
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io fastmail.com fastmail.fm hey.com zoho.com
  mail.com email.com usa.com inbox.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr bbox.fr libero.it virgilio.it alice.it
  tin.it tiscali.it telefonica.net terra.com.br uol.com.br bol.com.br sapo.pt ziggo.nl kpnmail.nl xs4all.nl telenet.be
  skynet.be bluewin.ch hispeed.ch telia.com spray.se online.no outlook.dk seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl
  mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net qq.com 163.com 126.com sina.com sohu.com
  foxmail.com naver.com daum.net hanmail.net rediffmail.com btinternet.com sky.com virginmedia.com ntlworld.com comcast.net
  verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au
  duck.com mozmail.com privaterelay.appleid.com`.split(/\s+/u),
);
/** Second levels under which everybody registers: claiming one would claim a country. */
const sharedSuffix = /^(?:ac|co|com|edu|gob|gov|gv|mil|ne|net|nom|or|org)\.[a-z]{2}$/u;

/** Refuses domains that would make half the world one organization. One it has already may stay. */
export function refusePublicDomains(domains: readonly string[], known: readonly string[] = []): void {
  for (const [at, domain] of domains.entries()) {
    if (known.includes(domain)) continue;
    if (mailDomains.has(domain))
      throw invalid(
        `domains.${at}`,
        `${domain} gives addresses to everybody, so its customers are not one organization. Add them by hand.`,
      );
    if (sharedSuffix.test(domain))
      throw invalid(`domains.${at}`, `${domain} is shared by everybody who registers below it. Enter the full domain.`);
  }
}
