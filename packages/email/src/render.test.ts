import type { OutgoingMail } from "@desk/contracts/mail";
import { expect, test } from "vitest";
import { renderMail } from "./render";

const publicUrl = "https://desk.example.com";
const expiresAt = "2026-03-01T11:00:00.000Z";
const invitation = (
  data: Partial<{ workspaceName: string; inviterName: string; path: string }> = {},
): OutgoingMail => ({
  kind: "invitation",
  to: "ana@example.com",
  data: { workspaceName: "Halen", inviterName: "Maya", path: "/invitation?token=abc", expiresAt, ...data },
});

test("every mail says in text and HTML what it is about, and where to go", () => {
  const link = { workspaceName: "Halen", path: "/go?token=abc", expiresAt };
  const mails: OutgoingMail[] = [
    invitation({ path: "/go?token=abc" }),
    { kind: "password_reset", to: "ana@example.com", data: link },
    { kind: "magic_link", to: "ana@example.com", data: link },
    { kind: "email_changed", to: "ana@example.com", data: { workspaceName: "Halen", name: "Ana", newEmail: "b@c.de" } },
    { kind: "password_changed", to: "ana@example.com", data: { workspaceName: "Halen", name: "Ana" } },
  ];
  for (const mail of mails) {
    const { subject, text, html } = renderMail(mail, publicUrl);
    expect(subject).toContain("Halen");
    if (!("path" in mail.data)) continue;
    expect(text).toContain("https://desk.example.com/go?token=abc\n");
    expect(html).toContain('href="https://desk.example.com/go?token=abc"');
    expect(text).toContain("1 March 2026 at 11:00 UTC");
  }
});

test("A03, D14: markup in a name stays text in the mail", () => {
  const { html, text } = renderMail(
    invitation({ workspaceName: `<a href=//evil>"Halen"</a>`, inviterName: "<img src=x onerror=alert(1)>&amp;" }),
    publicUrl,
  );
  expect(html).not.toMatch(/<img|<a href=\/\//u);
  expect(html).toContain("&lt;a href=//evil&gt;&quot;Halen&quot;&lt;/a&gt;");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;&amp;amp;");
  expect(text).toContain("<img src=x onerror=alert(1)>&amp;");
});

test("C24: line breaks in a name make no header and no paragraph", () => {
  const { subject, text } = renderMail(
    invitation({ inviterName: "Maya\r\nBcc: evil@example.com\r\n\r\nClick https://evil.example" }),
    publicUrl,
  );
  expect(subject).toBe("Maya Bcc: evil@example.com Click https://evil.example invites you to Halen");
  expect(text.split("\n")[0]).toContain("Maya Bcc:");
});

test("a mail never links to another place", () => {
  for (const path of ["https://evil.example/x", "//evil.example/x", "javascript:alert(1)"])
    expect(() => renderMail(invitation({ path }), publicUrl)).toThrow("only to this product");
});
