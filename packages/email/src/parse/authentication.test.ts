import { expect, test } from "vitest";
import { authenticationOf } from "./authentication-of";
import { parseMail } from "./parse-mail";

const ours = "mx.desk.example";
const verdict = (values: string[], from = "ana@victim.example") =>
  authenticationOf({ authenticationResults: values, from: [{ address: from, name: "" }] }, ours).verdict;

test("C07: control: our server's own pass counts, and so does its fail", () => {
  expect(verdict([`${ours}; dmarc=pass (p=reject) header.from=victim.example`])).toBe("pass");
  expect(verdict([`${ours} 1; spf=pass smtp.mailfrom=a@victim.example; dkim=pass header.d=victim.example`])).toBe(
    "pass",
  );
  expect(verdict([`${ours}; dmarc=fail header.from=victim.example`])).toBe("fail");
  expect(verdict([`${ours}; none`])).toBe("none");
});

test("C07: headers below the topmost one of our server, or of another server, are the sender's own", () => {
  expect(verdict([`${ours}; dmarc=fail`, `${ours}; dmarc=pass header.from=victim.example`])).toBe("fail");
  expect(verdict(["mx.evil.example; dmarc=pass header.from=victim.example"])).toBe("none");
  expect(verdict([`mx.evil.example; x=y`, `${ours}; dmarc=fail`])).toBe("fail");
  expect(verdict([`${ours}.evil.example; dmarc=pass`])).toBe("none");
  expect(verdict([`(${ours};) evil.example; dmarc=pass`])).toBe("none");
});

test("C07: a result inside a quoted local part is no result", () => {
  expect(verdict([`${ours}; spf=fail smtp.mailfrom="x; dmarc=pass header.from=victim.example; y"@evil.example`])).toBe(
    "fail",
  );
  expect(verdict([`${ours}; spf=neutral smtp.mailfrom="x\\"; dmarc=pass; \\""@evil.example`])).toBe("none");
});

test("C07: a result inside nested comments is no result", () => {
  expect(verdict([`${ours}; dmarc=fail (a (b) ; dmarc=pass; (c)) header.from=victim.example`])).toBe("fail");
  expect(verdict([`${ours}; dkim=none (x \\) ; dkim=pass header.d=victim.example)`])).toBe("none");
});

test("C07: of two results of one method the failure counts, in either order", () => {
  expect(verdict([`${ours}; dmarc=fail; dmarc=pass header.from=victim.example`])).toBe("fail");
  expect(verdict([`${ours}; dmarc=pass header.from=victim.example; dmarc=fail`])).toBe("fail");
  expect(verdict([`${ours}; dkim=fail header.d=victim.example; dkim=pass header.d=victim.example`])).toBe("fail");
  expect(verdict([`${ours}; dkim=pass header.d=victim.example; dkim=fail header.d=victim.example`])).toBe("fail");
});

test("C07: a line of our server that cannot be read to its end is a failure, not nothing", () => {
  for (const broken of ['"; dmarc=pass', "(; dmarc=pass", "dmarc=pass)", "dmarc pass=x="])
    expect(verdict([`${ours}; spf=pass smtp.mailfrom=a@victim.example; ${broken}`]), broken).toBe("fail");
});

test("C08: a failed DMARC stays a failure beside an aligned DKIM pass", () => {
  expect(verdict([`${ours}; dkim=pass header.d=victim.example; dmarc=fail header.from=victim.example`])).toBe("fail");
  expect(verdict([`${ours}; dkim=pass header.d=victim.example`])).toBe("pass");
});

test("a pass for another domain than the sender's proves nothing", () => {
  expect(verdict([`${ours}; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=a@evil.example`])).toBe("none");
  expect(verdict([`${ours}; dmarc=pass header.from=evil.example`])).toBe("none");
  expect(verdict([`${ours}; dkim=pass header.d=one.github.io`], "ana@two.github.io")).toBe("none");
  expect(verdict([`${ours}; dkim=pass header.d=mail.victim.example`])).toBe("pass");
});

test("forwarding breaks SPF; DMARC by the signature still passes", () => {
  expect(verdict([`${ours}; spf=fail smtp.mailfrom=a@victim.example; dmarc=pass header.from=victim.example`])).toBe(
    "pass",
  );
});

test("two senders or none are never authenticated", () => {
  const values = [`${ours}; dmarc=pass header.from=victim.example`];
  const from = ["ana@victim.example", "eva@evil.example"].map((address) => ({ address, name: "" }));
  expect(authenticationOf({ authenticationResults: values, from }, ours).verdict).toBe("none");
  expect(authenticationOf({ authenticationResults: values, from: [] }, ours).verdict).toBe("none");
});

test("no server is believed when none is named; Microsoft's header has no name and is believed on top alone", () => {
  const from = [{ address: "ana@victim.example", name: "" }];
  const top =
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=victim.example; dkim=none; dmarc=pass action=none header.from=victim.example;compauth=pass reason=100";
  const of = (values: string[], id: string) => authenticationOf({ authenticationResults: values, from }, id).verdict;
  expect(of([`${ours}; dmarc=pass`], "")).toBe("none");
  expect(of([top], "protection.outlook.com")).toBe("pass");
  expect(of([top], ours)).toBe("none");
  expect(of([top.replace("dmarc=pass", "dmarc=fail"), top], "protection.outlook.com")).toBe("fail");
});

test("the header is found in a mail, folded over lines and below others", () => {
  const mail = parseMail(
    Buffer.from(
      `Received: x\r\nAuthentication-Results: ${ours};\r\n\tdkim=pass (2048-bit key)\r\n\theader.d=victim.example;\r\n\tdmarc=pass header.from=victim.example\r\nFrom: Ana <ana@victim.example>\r\n\r\nx`,
    ),
  );
  expect(authenticationOf(mail, ours.toUpperCase())).toEqual({
    verdict: "pass",
    spf: "none",
    dkim: "pass",
    dmarc: "pass",
    checkedBy: ours,
  });
});
