import { systemCtx } from "@desk/core/context";
import { storeMail } from "@desk/core/mail/incoming";
import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";

const at = atTheDoor();

test("EM-11: a mail's source comes down byte for byte, as a file, for those who may see it", async () => {
  const bytes = Buffer.from("Subject: \u00e9\r\n\r\n<script>alert(1)</script>\u0000", "latin1");
  const ctx = systemCtx(at.db, at.desk.workspaceId, "test");
  const arrived = { bytes, door: "smtp" as const, doorKey: null, envelope: {}, mailboxId: null };
  const { mailId } = await storeMail(ctx, arrived);
  const path = `/files/mails/${mailId}`;
  const down = await at.call(path, { headers: { Cookie: at.cookie } });
  expect(down.status).toBe(200);
  expect(down.headers.get("content-disposition")).toBe(
    `attachment; filename="${mailId}.eml"; filename*=UTF-8''${mailId}.eml`,
  );
  expect(down.headers.get("content-type")).toBe("application/octet-stream");
  expect(down.headers.get("content-security-policy")).toContain("sandbox");
  expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await at.call(path)).status).toBe(401);
  expect((await at.call(path, { headers: { Authorization: `Bearer ${at.key}` } })).status).toBe(403);
  const missing = `/files/mails/${at.desk.workspaceId}`;
  expect((await at.call(missing, { headers: { Cookie: at.cookie } })).status).toBe(404);
});
