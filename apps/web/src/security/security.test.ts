import { expect, test } from "vitest";
import { hashesOf } from "../../scripts/collect-csp.mjs";
import { contentPolicy, pageHeaders, pageOf } from "./policy";
import { reportLine } from "./report";
import { signInPathFor } from "./sign-in-path";

const hashes = {
  "/tickets": ["sha256-t"],
  "/views": ["sha256-v"],
  "/sign-in": [],
  "/sign-in/link": [],
  "/_not-found": [],
};

test.each([
  ["/tickets/17", "/tickets"],
  ["/tickets", "/tickets"],
  ["/tickets/17/", "/tickets"],
  ["/views/team-riders", "/views"],
  ["/sign-in/link", "/sign-in/link"],
  ["/ticketsx", "/_not-found"],
  ["/nothing/here", "/_not-found"],
  ["/constructor", "/_not-found"],
  ["/", "/_not-found"],
])("the page that answers %s is %s", (path, page) => {
  expect(pageOf(path, hashes)).toBe(page);
});

test("D16: in production no inline script runs but those of the build", () => {
  const policy = contentPolicy(["sha256-abc="], false);
  expect(policy).toContain("script-src 'self' 'sha256-abc='");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/u);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("report-uri /api/csp-report");
});

test("L08: pages say nosniff, no framing and no referrer elsewhere, and over https that it stays so", () => {
  expect(pageHeaders(false)).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
  });
  expect(Object.keys(pageHeaders(false))).not.toContain("Strict-Transport-Security");
  expect(pageHeaders(true)["Strict-Transport-Security"]).toMatch(/max-age=31536000/u);
});

test("the hashes of a page are those of its inline scripts, not of files and data", () => {
  const html = `<script>alert(1)</script><script src="/x.js"></script><script type="application/json">{}</script>
    <script id="a">alert(1)</script><script type="module">let a</script>`;
  expect(hashesOf(html)).toEqual([
    expect.stringMatching(/^sha256-.{43}=$/u),
    "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=",
  ]);
});

test.each([
  ["/", "", "/sign-in"],
  ["/tickets/17", "?view=mine", "/sign-in?next=%2Ftickets%2F17%3Fview%3Dmine"],
  ["/tickets/17", "?_rsc=1a2b3", "/sign-in?next=%2Ftickets%2F17"],
  ["/admin/people", "", "/sign-in?next=%2Fadmin%2Fpeople"],
])("A08: without a cookie %s%s leads to the sign-in page", (path, search, expected) => {
  expect(signInPathFor(path, search)).toBe(expected);
});

test.each(["/sign-in", "/setup", "/invitation", "/reset-password", "/docs/api", "/nothing"])(
  "%s is open to everybody",
  (path) => {
    expect(signInPathFor(path, "")).toBeNull();
  },
);

test("D16: a violation report becomes one line without secrets", () => {
  const report = {
    "csp-report": {
      "document-uri": "https://desk.example.com/reset-password?token=abc",
      "effective-directive": "script-src-elem",
      "blocked-uri": "inline\nforged line",
    },
  };
  expect(reportLine(JSON.stringify(report))).toBe(
    "csp: script-src-elem blocked inlineforgedline on https://desk.example.com/reset-password",
  );
});

test.each(["", "{", "[]", "null", '"x"', "{}"])("a report that is %s is dropped", (text) => {
  expect(reportLine(text)).toBeNull();
});
