const sentence = "The driver took another way, the parcel is still on its list, and nobody at the depot answers. ";
const quoted = sentence.repeat(30).match(/.{1,70}/gu) ?? [];

/** A mail of about 20 KB on average: text and HTML, a quoted history, and a photo in every fourth. */
export function sampleMail(n: number, to: string): Buffer {
  const isAnswer = n % 3 === 2;
  const question = isAnswer ? n - 1 : n;
  const text = `${sentence.repeat(8)}\r\n\r\nThis is mail ${n}.\r\n\r\nOn Sunday, Support wrote:\r\n${quoted.map((line) => `> ${line}`).join("\r\n")}\r\n`;
  const row = `<tr><td style="padding:4px;font-family:Arial"><a href="https://shop.example/order/${n}">Order</a></td><td>${sentence}</td></tr>`;
  const html = `<html><head><style>p{color:#333}</style></head><body><p>${sentence.repeat(8)}</p><table>${row.repeat(28)}</table><blockquote>${sentence.repeat(30)}</blockquote><img src="https://shop.example/p.gif" width="1" height="1"></body></html>`;
  const photo =
    n % 4 === 0
      ? Buffer.alloc(14_000, n % 251)
          .toString("base64")
          .replace(/.{76}/gu, "$&\r\n")
      : null;
  const parts = [
    `Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--inner--`,
    ...(photo === null
      ? []
      : [
          `Content-Type: image/png; name=photo.png\r\nContent-Disposition: attachment; filename=photo.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo}`,
        ]),
  ];
  const head = [
    `Message-ID: <bench${n}@shop.example>`,
    ...(isAnswer
      ? [`In-Reply-To: <bench${question}@shop.example>`, `References: <bench${question}@shop.example>`]
      : []),
    `From: Person ${question} <person${question}@shop.example>`,
    `To: ${to}`,
    "Date: Sun, 22 Nov 2026 09:00:00 +0000",
    `Subject: ${isAnswer ? "Re: " : ""}My parcel ${question}`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=outer",
  ];
  return Buffer.from(
    `${head.join("\r\n")}\r\n\r\n${parts.map((part) => `--outer\r\n${part}\r\n`).join("")}--outer--\r\n`,
  );
}
