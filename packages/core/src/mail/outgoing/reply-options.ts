import type { ReplyOptions, ReplyOptionsView } from "@desk/contracts/outgoing";
import type { MailAddress } from "@desk/contracts/parsed-mail";
import { runStatement } from "@desk/db/statement";
import { actorId, type Ctx } from "../../context";
import { findTicket } from "../../ticket/find";
import { authorizeTicket, requireOn } from "../../ticket/policy";
import { factsOf } from "./facts";
import { peopleOn } from "./people-on";
import { everybodyOn } from "./recipients";
import { nextBusinessMorning } from "./schedule/next-morning";
import { findSender } from "./sender";
import { signatureOf } from "./signature-of";
import { findUnreachable } from "./unreachable";

/** What a composer has to know: from where, to whom, how long it is held, what is added. */
export async function readReplyOptions(ctx: Ctx, { ticketId }: ReplyOptions): Promise<ReplyOptionsView> {
  authorizeTicket(ctx.actor, "note");
  const ticket = await findTicket(ctx, ticketId);
  requireOn(ctx.actor, "note", ticket);
  const userId = ctx.actor.kind === "agent" ? actorId(ctx.actor) : null;
  const [sender, people, facts, addresses] = await Promise.all([
    findSender(ctx, { ticketId, teamId: ticket.teamId }),
    peopleOn(ctx, ticketId, []),
    factsOf(ctx, ticketId, userId),
    activeAddresses(ctx),
  ]);
  const { to, cc } = everybodyOn(people);
  const mailed = [...to, ...cc].filter(({ address }) => !people.own.has(address));
  const gone = await findUnreachable(
    ctx,
    mailed.map(({ address }) => address),
  );
  const notOurs = ({ address }: MailAddress) => !people.own.has(address);
  const choices = addresses.filter(({ isActive }) => isActive).map(({ address, name }) => ({ address, name }));
  return {
    from: sender === null ? null : { address: sender.address, name: sender.name },
    fromChoices: choices,
    undoSeconds: sender?.settings.undoSeconds ?? 0,
    to: to.filter(notOurs),
    cc: cc.filter(notOurs),
    ownAddresses: addresses.map(({ address }) => address),
    unreachable: [...gone].map(([address, reason]) => ({ address, reason })),
    timeZone: facts?.customerTimeZone ?? null,
    nextMorningAt: nextBusinessMorning(ctx.now(), facts?.customerTimeZone ?? null).toISOString(),
    signatureHtml: sender === null || facts === undefined ? null : signatureOf(facts, sender),
  };
}

type OwnAddress = MailAddress & { isActive: boolean };

const activeAddresses = (ctx: Ctx): Promise<OwnAddress[]> =>
  runStatement<OwnAddress>(
    ctx.db,
    `select a.address, b.name, b.is_active as "isActive" from mailbox_addresses a
      join mailboxes b on b.workspace_id = a.workspace_id and b.id = a.mailbox_id
      where a.workspace_id = $1 order by b.is_default desc, b.name, a.is_primary desc, a.address`,
    [ctx.workspaceId],
  );
