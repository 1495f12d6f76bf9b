/**
 * How mail programs announce what they quote, in the languages they speak: Gmail, Outlook, Apple Mail, Thunderbird,
 * Yahoo and their kin.
 */
const verbs = [
  "wrote",
  "writes",
  "said",
  "schrieb",
  "geschrieben",
  "a écrit",
  "a ecrit",
  "escribió",
  "escribio",
  "va escriure",
  "escreveu",
  "ha scritto",
  "scrisse",
  "scritto",
  "schreef",
  "geschreven",
  "skrev",
  "skrifaði",
  "kirjoitti",
  "napisał",
  "napisala",
  "pisze",
  "napsal",
  "napísal",
  "írta",
  "a scris",
  "yazdı",
  "yazmış",
  "написа[лв]",
  "пише(?:т)?",
  "писал",
  "έγραψε",
  "のメール",
  "書き",
  "写道",
  "寫道",
  "作成",
  "작성",
  "님이",
  "kirjutas",
  "rašė",
  "rakstīja",
  "je napisa",
  "je pisa",
  "idatzi",
];
const openers = [
  "On",
  "At",
  "Am",
  "Um",
  "Le",
  "El",
  "Em",
  "No dia",
  "A",
  "Il(?: giorno)?",
  "In data",
  "Op",
  "Den",
  "På",
  "Ma",
  "W dniu",
  "Dnia",
  "Dne",
  "Dňa",
  "Pe",
  "La",
  "Στις",
  "Tarih",
  "于",
  "在",
  "於",
];
const verb = new RegExp(`(?:${verbs.join("|")})`, "iu");
const opener = new RegExp(`^(?:[-–—_]{1,5}\\s*)?(?:(?:${openers.join("|")})[\\s,]|[于在於\\d])`, "u");
const date = /\d{1,4}[./年-]\s?\d{1,2}[./月-]|\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b/u;
const mailAddress = /[^\s<>@"]+@[^\s<>@"]+\.[^\s<>@"]+/u;

/** A whole attribution such as `On 3 Apr 2012, at 16:19, bob <bob@example.com> wrote:`. */
export function isAttribution(text: string): boolean {
  if (text.length > 400 || !/[:：]\s*$/u.test(text)) return false;
  const hasDate = date.test(text);
  const hasVerb = verb.test(text);
  const hasAddress = mailAddress.test(text);
  return (hasVerb && (hasDate || hasAddress)) || (hasDate && hasAddress);
}

/** A line that an attribution over several lines may begin with: it opens with a word such as `On`, or tells the date. */
export const opensAttribution = (line: string): boolean => opener.test(line) || date.test(line);

const headerNames = {
  from: "From|Von|De|Da|Van|Från|Fra|Frá|Lähettäjä|Od|Odesílatel|Odesilatel|Odosielateľ|Feladó|De la|Expeditor|Kimden|Gönderen|От|От кого|Від|Από|Saatja|Nuo|No|差出人|送信者|发件人|發件人|寄件者|寄件人|보낸 ?사람",
  date: "Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?: le)?|Enviado(?: el| em)?|Enviada(?: em)?|Fecha|Data|Inviato|Verzonden|Skickat|Sendt|Dato|Sent at|Lähetetty|Päiväys|Päivämäärä|Wysłano|Wysłane|Data wysłania|Odesláno|Odoslané|Dátum|Elküldve|Küldve|Trimis|Gönderildi|Gönderilme|Gönderme Tarihi|Tarih|Отправлено|Дата|Надіслано|Στάλθηκε|Ημερομηνία|送信日時|日付|日時|发送时间|发送日期|日期|时间|傳送時間|寄件日期|보낸 ?(?:날짜|시간)",
  to: "To|An|À|A|Para|Aan|Till|Til|Vastaanottaja|Do|Komu|Címzett|Către|Kime|Alıcı|Кому|Προς|Kam|宛先|收件人|收件者|받는 ?사람",
  subject:
    "Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne|Emne|Efni|Aihe|Temat|Předmět|Predmet|Tárgy|Subiect|Konu|Тема|Θέμα|Teema|件名|主题|主題|主旨|제목",
  cc: "Cc|Kopie|Copie|Kopia|Kopi|Копия|Kopya|抄送|副本|参照|參照|Kópia|DW|UDW",
} as const;
export type QuotedHeader = keyof typeof headerNames;

const quotedHeaders = Object.entries(headerNames).map(
  ([kind, names]) => [kind as QuotedHeader, new RegExp(`^[*_\\s]{0,3}(?:${names})[*_\\s]{0,3}[:：]`, "iu")] as const,
);

/** Which header of a quoted mail a line shows, such as `*Von:* Ana`; `A:` may be more than one. */
export function quotedHeadersOf(line: string): QuotedHeader[] {
  if (line.length > 1_000 || !/^[^:：]{1,40}[:：]/u.test(line)) return [];
  return quotedHeaders.filter(([, pattern]) => pattern.test(line)).map(([kind]) => kind);
}

const originals =
  "Original(?: ?|e |-)?(?:Message|Mail|nachricht|-Nachricht)|Ursprüngliche (?:Nachricht|Mail)|Message d['’]origine|Mensaje original|Mensagem (?:Original|original)|Messaggio originale|Oorspronkelijk bericht|Originalmeddelande|Ursprungligt meddelande|Oprindelig meddelelse|Opprinnelig melding|Alkuperäinen viesti|Oryginalna wiadomość|Wiadomość oryginalna|Původní (?:zpráva|e-mail)|Pôvodná správa|Eredeti üzenet|Mesaj original|Mesajul original|Orijinal (?:İleti|Mesaj)|Özgün İleti|Исходное сообщение|Оригинальное сообщение|Пересылаемое|Початкове повідомлення|Αρχικό μήνυμα|元のメッセージ|Original Message|原始邮件|原始郵件|邮件原件|원본 메시지|Reply message|Antwort Nachricht|Original Appointment";
const original = new RegExp(`^[\\s>]*[-_=*]{2,}\\s*(?:${originals})\\s*[-_=*]{2,}\\s*$`, "iu");
/** `-----Original Message-----` */
export const isOriginalMark = (line: string): boolean => line.length < 200 && original.test(line);

const forwards =
  "Forwarded (?:message|mail)|Begin forwarded message|Weitergeleitete (?:Nachricht|E-?Mail)|Anfang der weitergeleiteten|Message transféré|Début du message (?:transféré|réexpédié)|Mensaje reenviado|Mensagem encaminhada|Início da mensagem reencaminhada|Messaggio inoltrato|Inizio messaggio inoltrato|Doorgestuurd bericht|Begin doorgestuurd bericht|Vidarebefordrat|Videresendt|Wiadomość przekazana|Przekazana wiadomość|Přeposlaná zpráva|Továbbított|İletilen (?:ileti|mesaj)|Пересланное сообщение|Переслане повідомлення|転送(?:された)?メッセージ|转发(?:的)?(?:邮件|信息)|轉寄";
const forward = new RegExp(`^[\\s]*[-_=*]{0,}\\s*(?:${forwards})[^\\n]{0,30}?\\s*[-_=*:]{1,}\\s*$`, "iu");
/** What follows was forwarded: it is the content, not a quote. */
export const isForwardMark = (line: string): boolean => line.length < 200 && forward.test(line);

const devices =
  "(?:Sent|Send) (?:from|via|with|by) (?:my |the )?\\S|Get Outlook for|Von meinem .{2,40} gesendet|Gesendet (?:von|mit|über) |Envoyé (?:de|depuis) (?:mon|ma|l['’])|Obtenir Outlook|Enviado (?:desde|do|a partir do|de) (?:mi|meu|o) |Inviato da(?:l mio)? |Verzonden (?:vanaf|met|via) |Skickat från min|Sendt fra min|Lähetetty (?:laitteesta|iPhone)|Wysłane z |Odesláno z |Odoslané z |Küldve |Trimis de pe|iPhone['’]umdan gönderildi|(?:[a-z]+['’]?(?:[ıiuü]m)?dan) gönderildi|Отправлено (?:с|из) |Надіслано з |iPhoneから送信|发自我的|從我的 .{2,20} 傳送|나의 .{2,20}에서 보냄";
const device = new RegExp(`^\\s*(?:${devices})`, "iu");
/** A line that phones and mail programs add by themselves. */
export const isDeviceLine = (line: string): boolean => line.length < 120 && device.test(line);

const above =
  /^\W{0,20}(?:please )?(?:type your )?(?:reply|respond|write|antworten sie|bitte antworten|répondre|responda|rispondi|antwoord|svara|odpowiedz|ответьте)[^\n]{0,40}(?:above this line|above the line|oberhalb dieser (?:linie|zeile)|über dieser (?:linie|zeile)|au-?dessus de cette ligne|por encima de esta línea|acima desta linha|sopra questa (?:riga|linea)|boven deze (?:regel|lijn)|ovanför (?:den här|denna) raden|powyżej tej linii|выше этой (?:строки|линии))/iu;
/** `##- Please type your reply above this line -##` */
export const isReplyAboveMark = (line: string): boolean => line.length < 200 && above.test(line);
