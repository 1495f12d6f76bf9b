import { expect, test } from "vitest";
import { storedBody } from "./body";
import { htmlToText } from "./html-to-text";
import { previewOf } from "./preview";
import { sanitizeMessageHtml as clean } from "./sanitize";

const file = "/files/0198a7c2-7d1e-7c3a-9b5f-0123456789ab";
/** What would run or load when a browser parsed it. */
const isLive = (html: string): boolean =>
  /<(?:script|style|svg|iframe|object|embed|form|input|button|xmp|math|base|meta|link)\b|\son\w+\s*=|javascript:|formaction|style\s*=/iu.test(
    html.replace(/&lt;[\s\S]*?&gt;/gu, ""),
  );

test.each([
  ["D01", "<xmp><script>alert(1)</script></xmp>after"],
  ["D01", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>after"],
  ["D01", "<textarea><script>alert(1)</script></textarea>after"],
  ["D01", "<title><script>alert(1)</script></title>after"],
  ["D01", "<style><img src=x onerror=alert(1)></style>after"],
  ["D03", "<scr<script>ipt>alert(1)</scr</script>ipt>after"],
  ["D03", "<<script>script>alert(1)<</script>/script>after"],
  ["D03", "<svg><p><style><g title='</style><img src=x onerror=alert(1)>'></svg>after"],
  ["D05", `<iframe src='${file}'></iframe><object data='${file}'></object><embed src='${file}'>after`],
  [
    "D09",
    "<form action='https://evil.example'><input name=q><button formaction='javascript:alert(1)'>after</button></form>",
  ],
  ["D06", "<a href='javascript:alert(1)//http://'>after</a>"],
  ["D06", "<a href='\u2003javascript:alert(1)'>after</a>"],
  ["D06", "<a href='\u00a0\u0001JaVaScRiPt:alert(1)'>after</a>"],
  ["D06", "<a href='data:text/html,<script>1</script>'>after</a>"],
  ["D06", "<a href='//evil.example'>after</a>"],
  ["D14", "<b title='\"><script>alert(1)</script>' onclick=alert(1) style='position:fixed'>after</b>"],
])("%s: nothing live is left of %s", (_id, html) => {
  expect(isLive(html) || /href/u.test(html), "the control: the input is live").toBe(true);
  const cleaned = clean(html);
  expect(isLive(cleaned)).toBe(false);
  expect(cleaned).not.toMatch(/href/u);
  expect(cleaned).toContain("after");
  expect(clean(cleaned)).toBe(cleaned);
});

test("D05: pictures load from this desk only", () => {
  expect(clean(`<img src="${file}" alt="Receipt">`)).toBe(`<img src="${file}" alt="Receipt" />`);
  for (const src of [
    "https://evil.example/pixel.gif",
    "cid:1",
    "data:image/png;base64,AA",
    "/files/../me",
    "//x/files/1",
  ])
    expect(clean(`<p>hi<img src="${src}"></p>`)).toBe("<p>hi</p>");
});

test("what agents write survives", () => {
  const html =
    '<h2>Refund</h2><p><strong>Hi</strong> <em>Ana</em> <u>now</u> <s>old</s></p><ul><li>one</li></ul><ol start="3"><li>three</li></ol><blockquote>said</blockquote><pre><code>x = 1 &lt; 2</code></pre><table><tbody><tr><td colspan="2">a</td></tr></tbody></table>';
  expect(clean(html)).toBe(html);
  expect(clean('<a href=" https://example.com/?a=1&amp;b=2">link</a>')).toBe(
    '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">link</a>',
  );
});

test("text is derived from HTML line by line, without hidden parts", () => {
  expect(
    htmlToText("<p>Hello&nbsp;<b>Ana</b></p><p>two<br>three</p><ul><li>a</li><li>b</li></ul><style>p{}</style>"),
  ).toBe("Hello\u00a0Ana\n\ntwo\nthree\n\n- a\n- b");
  expect(htmlToText("<pre>a\n  b</pre>")).toBe("a\n  b");
});

test("plain paragraphs need no HTML beside the text, formatted ones do", () => {
  expect(storedBody({ html: "<p>Hello</p><p>Bye</p>" })).toEqual({ text: "Hello\n\nBye", html: null, raw: null });
  expect(storedBody({ html: "<p>Hello <b>you</b></p>" })).toEqual({
    text: "Hello you",
    html: "<p>Hello <b>you</b></p>",
    raw: null,
  });
  expect(storedBody({ html: "<p>Hi <b>x</b><script>1</script></p>" }).raw).toContain("<script>");
});

test("HTML that says nothing is refused", () => {
  expect(() => storedBody({ html: "<script>1</script>" })).toThrow("Write something first.");
  expect(storedBody({ html: `<img src="${file}">` }).html).toContain(file);
});

test("E02: an escaped NUL or lone surrogate in HTML does not reach the database", () => {
  const stored = storedBody({ html: "<b>a&#0;b&#xD800;c</b>" });
  const all = `${stored.text}${stored.html}`;
  expect(all.includes("\u0000")).toBe(false);
  expect(all.isWellFormed()).toBe(true);
});

test("a preview is one line of at most 140 characters and never half a character", () => {
  expect(previewOf("a\n\n b\tc ")).toBe("a b c");
  const long = previewOf(`${"x".repeat(138)}😀${"y".repeat(50)}`);
  expect(long.length).toBeLessThanOrEqual(140);
  expect(long).toBe(long.toWellFormed());
});
