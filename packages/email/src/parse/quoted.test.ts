import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtureMails } from "../testing/fixture-mails";
import { foldQuotedHtml, newTextOfHtml } from "./fold-html";
import { htmlToText } from "./html-to-text";
import { parseMail } from "./parse-mail";
import { newTextOf, quotedAt, quotedRanges } from "./quoted-text";

const greeting = "Hi. I am fine.\n\nThanks,\nAlex";
const menu = /^Hi Katharine\.\s[\s\S]*hearing from you soon\.\s+Joe XXX$/u;
const menuHtml = /^Hi Katharine\.\s[\s\S]*hearing from you soon\.\s+Jhon Doe$/u;

/** What was written anew in each of the collected replies, as its makers say; of HTML only the words count. */
const expected: Record<string, { text?: string | RegExp; html?: string | RegExp }> = {
  "OLK_SRC_BODY_SECTION.html": { html: "Reply" },
  "html_replies_gmail.html": { html: greeting },
  "html_replies_hotmail.html": { html: greeting },
  "html_replies_mail_ru.html": { html: greeting },
  "html_replies_ms_outlook_2003.html": { html: greeting },
  "html_replies_ms_outlook_2007.html": { html: greeting },
  "html_replies_ms_outlook_2010.html": { html: greeting },
  "html_replies_thunderbird.html": { html: greeting },
  "html_replies_windows_mail.html": { html: greeting },
  "html_replies_yandex_ru.html": { html: greeting },
  "reply-quotations-share-block.eml": { text: menu, html: menuHtml },
  "reply-separated-by-hr.html": { html: "Hi\nthere\nBob" },
  "standard_replies_android.eml": { text: "Hello", html: "Hello" },
  "standard_replies_aol.eml": { text: "Hello", html: "Hello" },
  "standard_replies_apple_mail.eml": { text: "Hello" },
  "standard_replies_apple_mail_2.eml": { text: "Hello" },
  "standard_replies_comcast.eml": { text: "Hello", html: "Hello" },
  "standard_replies_gmail.eml": { text: "Hello", html: "Hello" },
  "standard_replies_hotmail.eml": { text: "Hello", html: "Hello" },
  "standard_replies_iphone.eml": { text: "Hello" },
  "standard_replies_outlook.eml": { text: "Hello", html: "Allo! Follow up MIME!" },
  "standard_replies_sparrow.eml": { text: "Hello", html: "Hello" },
  "standard_replies_thunderbird.eml": { text: "Hello" },
  "standard_replies_yahoo.eml": { text: "Hello" },
};
const words = (text: string) => text.replace(/\s+/gu, " ").trim();
const matches = (found: string, wanted: string | RegExp) =>
  typeof wanted === "string" ? words(found) === words(wanted) : wanted.test(found);

test("the new text of all 24 collected replies is found", () => {
  const replies = fixtureMails().filter(({ archive }) => archive === "talon-replies");
  const wrong: string[] = [];
  for (const { file, bytes } of replies) {
    const wanted = expected[file.replace("tests_fixtures_", "")];
    const isHtml = file.endsWith(".html");
    const mail = isHtml ? null : parseMail(bytes);
    const html = isHtml ? Buffer.from(bytes).toString("utf8") : (mail?.html ?? null);
    const isTextRight = wanted?.text === undefined || (mail !== null && matches(newTextOf(mail.text), wanted.text));
    const isHtmlRight = wanted?.html === undefined || (html !== null && matches(newTextOfHtml(html), wanted.html));
    if (wanted === undefined || !isTextRight || !isHtmlRight) wrong.push(file);
  }
  console.log(
    `quoted: ${replies.length - wrong.length} of ${replies.length} collected replies right ${wrong.join(", ")}`,
  );
  expect([replies.length, wrong]).toEqual([24, []]);
});

const attributions = [
  "On Mon, Apr 2, 2012 at 6:26 PM, Megan One <megan@rides.example> wrote:",
  "On Mon, Apr 2, 2012 at 6:26 PM, Megan One\n<megan@rides.example> wrote:",
  "On 04/02/2012 06:26 PM, Megan One wrote:",
  "> Am 02.04.2012 um 18:26 schrieb Megan One <megan@rides.example>:",
  "Am Mo., 2. Apr. 2012 um 18:26 Uhr schrieb Megan One <megan@rides.example>:",
  "Megan One <megan@rides.example> schrieb am 02.04.2012 18:26:",
  "Le lun. 2 avr. 2012 à 18:26, Megan One <megan@rides.example> a écrit :",
  "Le 02/04/2012 à 18:26, Megan One a écrit :",
  "El lun, 2 abr 2012 a las 18:26, Megan One (<megan@rides.example>) escribió:",
  "Em seg., 2 de abr. de 2012 às 18:26, Megan One <megan@rides.example> escreveu:",
  "A segunda, 2/04/2012, 18:26, Megan One <megan@rides.example> escreveu:",
  "Il giorno lun 2 apr 2012 alle ore 18:26 Megan One <megan@rides.example> ha scritto:",
  "Op ma 2 apr. 2012 om 18:26 schreef Megan One <megan@rides.example>:",
  "Den mån 2 apr. 2012 kl 18:26 skrev Megan One <megan@rides.example>:",
  "man. 2. apr. 2012 kl. 18:26 skrev Megan One <megan@rides.example>:",
  "ma 2. huhtik. 2012 klo 18.26 Megan One (megan@rides.example) kirjoitti:",
  "pon., 2 kwi 2012 o 18:26 Megan One <megan@rides.example> napisał(a):",
  "W dniu 02.04.2012 o 18:26, Megan One pisze:",
  "po 2. 4. 2012 v 18:26 odesílatel Megan One <megan@rides.example> napsal:",
  "Megan One <megan@rides.example> ezt írta (időpont: 2012. ápr. 2., H, 18:26):",
  "lun., 2 apr. 2012 la 18:26, Megan One <megan@rides.example> a scris:",
  "Megan One <megan@rides.example>, 2 Nis 2012 Pzt, 18:26 tarihinde şunu yazdı:",
  "пн, 2 апр. 2012 г. в 18:26, Megan One <megan@rides.example>:",
  "02.04.2012 18:26, Megan One пишет:",
  "Понедельник, 2 апреля 2012, 18:26 +03:00 от Megan One <megan@rides.example>:",
  "пн, 2 квіт. 2012 р. о 18:26 Megan One <megan@rides.example> пише:",
  "Στις Δευ, 2 Απρ 2012 στις 6:26 μ.μ., ο χρήστης Megan One <megan@rides.example> έγραψε:",
  "2012年4月2日(月) 18:26 Megan One <megan@rides.example>:",
  "2012/04/02 18:26、Megan One <megan@rides.example>のメール:",
  "Megan One <megan@rides.example> 于2012年4月2日周一 18:26写道：",
  "在 2012年4月2日，18:26，Megan One <megan@rides.example> 写道：",
  "Megan One <megan@rides.example> 於 2012年4月2日 週一 下午6:26寫道：",
  "2012년 4월 2일 (월) 오후 6:26, Megan One <megan@rides.example>님이 작성:",
];

test.each(attributions)("a quote announced by %j is found", (attribution) => {
  const marked = `Thank you!\n\nBest\nAna\n\n${attribution}\n\n> The bag is here.\n> Come and get it.\n`;
  expect(newTextOf(marked)).toBe("Thank you!\n\nBest\nAna");
  if (attribution.startsWith(">")) return;
  expect(newTextOf(marked.replaceAll("> ", ""))).toBe("Thank you!\n\nBest\nAna");
  const html = `<div>Thank you!</div><div><br></div><div>${attribution.replaceAll("<", "&lt;").replaceAll("\n", "<br>")}</div><blockquote>The bag is here.</blockquote>`;
  expect(newTextOfHtml(html)).toBe("Thank you!");
});

const headerBlocks = [
  ["From", "Sent", "To", "Subject"],
  ["Von", "Gesendet", "An", "Betreff"],
  ["De", "Envoyé", "À", "Objet"],
  ["De", "Enviado el", "Para", "Asunto"],
  ["De", "Enviada em", "Para", "Assunto"],
  ["Da", "Inviato", "A", "Oggetto"],
  ["Van", "Verzonden", "Aan", "Onderwerp"],
  ["Från", "Skickat", "Till", "Ämne"],
  ["Fra", "Sendt", "Til", "Emne"],
  ["Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"],
  ["Od", "Wysłano", "Do", "Temat"],
  ["Od", "Odesláno", "Komu", "Předmět"],
  ["Feladó", "Elküldve", "Címzett", "Tárgy"],
  ["De la", "Trimis", "Către", "Subiect"],
  ["Kimden", "Gönderildi", "Kime", "Konu"],
  ["От", "Отправлено", "Кому", "Тема"],
  ["Від", "Надіслано", "Кому", "Тема"],
  ["Από", "Στάλθηκε", "Προς", "Θέμα"],
  ["差出人", "送信日時", "宛先", "件名"],
  ["发件人", "发送时间", "收件人", "主题"],
  ["寄件者", "傳送時間", "收件者", "主旨"],
  ["보낸 사람", "보낸 날짜", "받는 사람", "제목"],
];

test.each(headerBlocks)(
  "the header of a quoted mail, %s: %s: %s: %s:, is found without any mark",
  (from, date, to, subject) => {
    const block = `${from}: Megan One\n${date}: 2012-04-02 18:26\n${to}: Ana\n${subject}: Bag`;
    const rest = "The bag is here.";
    expect(newTextOf(`Thank you!\n\n${block}\n\n${rest}`)).toBe("Thank you!");
    expect(
      newTextOf(
        `Thank you!\n\n________________________________\n${block.replaceAll(/^([^:]+):/gmu, "*$1:*")}\n\n${rest}`,
      ),
    ).toBe("Thank you!");
    expect(newTextOf(`Thank you!\n\n${block.replaceAll(":", "：")}\n\n${rest}`)).toBe("Thank you!");
  },
);

test.each([
  "-----Original Message-----",
  "-------- Ursprüngliche Nachricht --------",
  "-----Message d'origine-----",
  "-----Mensaje original-----",
  "-----Mensagem Original-----",
  "-----Messaggio originale-----",
  "-----Oorspronkelijk bericht-----",
  "-----Oryginalna wiadomość-----",
  "-----Orijinal İleti-----",
  "-----Исходное сообщение-----",
  "------------------ 原始邮件 ------------------",
])("%j begins a quote", (mark) => {
  expect(newTextOf(`Thank you!\n\n${mark}\nThe bag is here.`)).toBe("Thank you!");
});

test.each([
  ["a signature", "Thank you!\n\n-- \nAna Lima\nLisbon", "Thank you!"],
  ["what a phone adds", "Thank you!\n\nSent from my iPhone", "Thank you!"],
  ["what a phone adds in German", "Danke!\n\nVon meinem iPhone gesendet", "Danke!"],
  ["a line to write above", "Thank you!\n\n##- Please type your reply above this line -##\nYour request", "Thank you!"],
  ["signature and quote", "Thank you!\n\n-- \nAna\n\nOn 2 Apr 2012, Bo wrote:\n> Hi", "Thank you!"],
  ["a list's footer below the quote", "Yes.\n\n> Really?\n\n_______________________\nlist@lists.example", "Yes."],
  ["an answer below the quote", "On 2 Apr 2012, Bo wrote:\n> Really?\n\nYes.", "Yes."],
])("%s is not new text", (_, text, fresh) => {
  expect(newTextOf(text)).toBe(fresh);
});

test.each([
  ["answers between quotes, which say what is answered", "> First?\nYes.\n\n> Second?\nNo."],
  [
    "a forwarded mail, which is what the mail is about",
    "Please look.\n\n---------- Forwarded message ---------\nFrom: Bo\nDate: Monday\nSubject: Bag\nTo: Ana\n\nWhere is it?",
  ],
  ["a mail that only quotes", "> Really?\n> Yes."],
  ["a sentence that ends like an attribution", "This is what he wrote:\nnothing at all"],
  ["a list of settings", "Date: tomorrow\nWhere: Lisbon\n\nSee you"],
  ["a rule between two thoughts", "One\n\n----------\n\nTwo"],
])("%s stays", (_, text) => {
  expect(newTextOf(text)).toBe(text.trim());
  expect(quotedAt(text)).toBeNull();
});

const pieces = fc.constantFrom(
  "Hello",
  "> quoted",
  ">> deeper",
  "",
  "-- ",
  "On 2 Apr 2012, Bo <b@x.example> wrote:",
  "From: Bo",
  "To: Ana",
  "Subject: x",
  "-----Original Message-----",
  "Sent from my iPhone",
  "---------- Forwarded message ---------",
);

test("nothing of a text is ever lost, and something of it always stays", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (lines) => {
      const text = lines.join("\n");
      const at = quotedAt(text);
      if (at !== null) expect(text.slice(0, at) + text.slice(at)).toBe(text);
      for (const { start, end } of quotedRanges(text))
        expect(0 <= start && start < end && end <= text.length).toBe(true);
      if (text.trim() !== "") expect(newTextOf(text)).not.toBe("");
    }),
  );
});

const tags = fc.constantFrom(
  "<div>",
  "</div>",
  "<p>",
  "</p>",
  "<br>",
  "<blockquote>",
  "</blockquote>",
  "<b>",
  "</b>",
  "<table><tr><td>",
  "</td></tr></table>",
  "<ul><li>",
  "</li></ul>",
  "<hr>",
);

test("folding HTML keeps every word in its order and every element closed", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          tags,
          pieces.map((text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;")),
        ),
        { maxLength: 40 },
      ),
      (parts) => {
        const html = parts.join(" ");
        const folded = foldQuotedHtml(html, "~");
        const shown = (value: string) => htmlToText(value).replace(/[\s>-]+/gu, "");
        expect(shown(folded.replaceAll("<summary>~</summary>", ""))).toBe(shown(html));
        expect(folded.split("<details").length).toBe(folded.split("</details>").length);
      },
    ),
    { numRuns: 500 },
  );
});

test("a fold inside open elements closes them and opens them again", () => {
  const html = `<div class="a"><p>Thank you!</p><div style="x">On 2 Apr 2012, Bo wrote:<br><blockquote>Hi</blockquote></div></div>`;
  expect(foldQuotedHtml(html)).toBe(
    `<div class="a"><p>Thank you!</p></div><details class="quoted"><summary>…</summary><div class="a"><div style="x">On 2 Apr 2012, Bo wrote:<br><blockquote>Hi</blockquote></div></div></details>`,
  );
});

test("what is folded once stays as it is", () => {
  const folded = foldQuotedHtml("<p>Yes</p><blockquote>Shall I?</blockquote>");
  expect(folded).toContain("<details");
  expect(foldQuotedHtml(folded)).toBe(folded);
});

test("HTML without a quote stays as it is, and the label cannot bring markup in", () => {
  expect(foldQuotedHtml("<p>Hello</p>")).toBe("<p>Hello</p>");
  const quote = "<p>Yes</p><blockquote>On</blockquote>";
  expect(foldQuotedHtml(quote, "<b>&")).toContain("<summary>&lt;b&gt;&amp;</summary>");
});
