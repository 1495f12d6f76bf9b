import type { RequestMagicLink, RequestPasswordReset } from "@desk/contracts/account";
import { sql } from "drizzle-orm";
import { inTransaction } from "../context";
import { queueMail } from "../mail";
import { asUser, type Visitor } from "../session";
import { evenTime } from "./even-time";
import { issueLink } from "./link";
import { limitMailedLink } from "./sign-in-limits";

/** Mails a link to choose a new password. Known and unknown addresses get the same answer in the same time. */
export async function requestPasswordReset(visitor: Visitor, { email }: RequestPasswordReset): Promise<void> {
  await limitMailedLink(visitor, email);
  await evenTime(() => mailLink(visitor, "password_reset", email));
}

/** Mails a link that signs in. Known and unknown addresses get the same answer in the same time. */
export async function requestMagicLink(visitor: Visitor, { email }: RequestMagicLink): Promise<void> {
  await limitMailedLink(visitor, email);
  await evenTime(() => mailLink(visitor, "magic_link", email));
}

type Account = { workspaceId: string; userId: string; workspaceName: string };

async function mailLink(visitor: Visitor, kind: "password_reset" | "magic_link", email: string): Promise<void> {
  const accounts = await visitor.db.execute<Account>(sql`/* across workspaces: sign-in */
    select u.workspace_id as "workspaceId", u.id as "userId", w.name as "workspaceName"
    from users u join workspaces w on w.id = u.workspace_id
    where u.email = ${email} and u.status = 'active' order by u.last_seen_at desc nulls last limit 3`);
  for (const { workspaceId, userId, workspaceName } of accounts) {
    await inTransaction(asUser(visitor, workspaceId, userId), async (ctx) => {
      const link = await issueLink(ctx, userId, kind);
      await queueMail(ctx, { kind, to: email, data: { workspaceName, ...link } });
    });
  }
}
