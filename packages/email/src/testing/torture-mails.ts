const head =
  "From: a@torture.example\r\nTo: support@desk.example\r\nSubject: x\r\nMessage-ID: <t@torture.example>\r\nMIME-Version: 1.0\r\n";
const plain = "Content-Type: text/plain\r\n\r\n";
const html = (body: string) => `${head}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`;

/** Mails made to exhaust a parser (THREATS C18), as text; each is built when asked for. */
export const tortureMails: Record<string, () => string> = {
  "500 nested multiparts": () => head + nestedMultiparts(500),
  "200 nested message/rfc822": () => `${`${head}Content-Type: message/rfc822\r\n\r\n`.repeat(200)}${head}${plain}end`,
  "20 000 parts": () =>
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(20_000)}--b--\r\n`,
  "20 000 attachments in an alternative": () =>
    `${head}Content-Type: multipart/alternative; boundary=b\r\n\r\n${"--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n".repeat(20_000)}--b--\r\n`,
  "2.3 MB of References": () =>
    `${head}References:${many(38_000, (n) => `\r\n <${n}.${"r".repeat(40)}@torture.example>`)}\r\n${plain}x`,
  "one reference of 2.3 MB": () =>
    `${head}References: <${"r".repeat(2_300_000)}@x>\r\nIn-Reply-To: ${"<".repeat(200_000)}\r\n${plain}x`,
  "50 000 recipients": () =>
    `${head}Cc: ${many(50_000, (n) => `"Name ${n}" <user${n}@torture.example>,\r\n `)}\r\n${plain}x`,
  "50 000 mailto links": () => html(many(50_000, (n) => `<a href="mailto:user${n}@torture.example">write</a> `)),
  "50 000 mailto: in text": () => head + plain + "mailto:".repeat(50_000),
  "3 000 nested groups": () => `${head}Cc: ${"g:".repeat(3_000)}x@y.example${";".repeat(3_000)}\r\n${plain}x`,
  "100 000 nested comments in an address": () => `${head}Cc: ${"(".repeat(100_000)} x@y.example\r\n${plain}x`,
  "200 000 quotes in an address": () => `${head}Cc: ${'"\\'.repeat(200_000)} x@y.example\r\n${plain}x`,
  "100 000 nested div": () => html(`${"<div>".repeat(100_000)}x${"</div>".repeat(100_000)}`),
  "100 000 nested blockquote": () => html(`${"<blockquote>".repeat(100_000)}x`),
  "100 000 unclosed tags": () => html('<a href="'.repeat(100_000)),
  "100 000 lone closing tags": () => html(`${"<div>".repeat(50_000)}${"</b>".repeat(100_000)}`),
  "100 000 inline elements in one line": () => html("<b>x</b>".repeat(100_000)),
  "1 MB of entities": () => html("&amp".repeat(250_000)),
  "200 000 encoded words": () => `${head}X-A: ${"=?utf-8?q?=41?= ".repeat(200_000)}\r\n${plain}x`,
  "1 MB of half encoded words": () => `${head}X-A: ${"=?a?b?".repeat(170_000)}\r\n${plain}x`,
  "100 000 parameters": () => `${head}Content-Type: text/plain${many(100_000, (n) => `; name*${n}*=a`)}\r\n\r\nx`,
  "300 000 header fields": () => `${head}${many(300_000, (n) => `X-${n}: v\r\n`)}${plain}x`,
  "2 MB of attributions": () =>
    head + plain + "On 3 Apr 2012 bob <b@x.example>\nschrieb wrote escribió:\n".repeat(35_000),
  "2 MB of quote marks": () => head + plain + `${">".repeat(2_000)}\n`.repeat(1_000),
  "2 MB of empty lines": () => head + plain + "\n".repeat(2_000_000),
  "30 MB on one line": () => head + plain + "a".repeat(30_000_000),
  "20 MB attachment": () =>
    `${head}Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"QUJD".repeat(19)}\r\n`.repeat(350_000)}`,
  "a boundary of one hyphen": () =>
    `${head}Content-Type: multipart/mixed; boundary="-"\r\n\r\n${"---x\n".repeat(400_000)}`,
  "authentication results of 1 MB": () =>
    `${head}Authentication-Results: mx;${" dkim=pass (".repeat(90_000)}\r\n${plain}x`,
};

function nestedMultiparts(depth: number): string {
  const open = many(depth, (n) => `Content-Type: multipart/mixed; boundary=b${n}x\r\n\r\n--b${n}x\r\n`);
  const close = Array.from({ length: depth }, (_, n) => `\r\n--b${depth - 1 - n}x--`).join("");
  return `${open}${plain}deep${close}`;
}

function many(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join("");
}
