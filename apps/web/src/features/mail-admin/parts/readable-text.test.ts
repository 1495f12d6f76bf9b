import { expect, test } from "vitest";
import { readableText } from "./readable-text";

const asIs = (html: string) => html.replace(/<[^>]+>/gu, "");

test("the words of a mail are read from its source, whatever its encoding", () => {
  expect(readableText("Subject: x\r\n\r\nHello there", asIs)).toBe("Hello there");
  const quoted =
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\n=C3=9Fe";
  expect(readableText(quoted, asIs)).toBe("Grüße");
  const latin = 'Content-Type: text/plain;\n charset="iso-8859-1"\nContent-Transfer-Encoding: base64\n\nR3L832U=\n';
  expect(readableText(latin, asIs)).toBe("Grüße");
});

test("plain text is preferred to HTML, and attachments are not text", () => {
  const source = [
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    "Content-Type: text/plain",
    "Content-Disposition: attachment; filename=a.txt",
    "",
    "not this",
    "--m",
    "Content-Type: multipart/alternative; boundary=a",
    "",
    "--a",
    "Content-Type: text/html",
    "",
    "<b>bold</b>",
    "--a",
    "Content-Type: text/plain",
    "",
    "plain",
    "--a--",
    "--m--",
  ].join("\r\n");
  expect(readableText(source, asIs)).toBe("plain");
  expect(readableText("Content-Type: text/html\n\n<p>only html</p>", asIs)).toBe("only html");
});

test("broken and hostile sources give what there is, or nothing", () => {
  expect(readableText("", asIs)).toBeNull();
  expect(readableText("Content-Type: multipart/mixed; boundary=x\n\n--y\n\nlost", asIs)).toBeNull();
  expect(readableText("Content-Type: application/pdf\n\n%PDF", asIs)).toBeNull();
  expect(
    readableText("Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: base64\n\naGk!=", asIs),
  ).toBe("hi");
});
