import type { CreateTicket } from "@desk/contracts/ticket";
import { activeMailFilters, factsOf, type MailFacts } from "../../mail-filter";
import { type Author, customerAuthor } from "../../message/author";
import { findOpenTeam } from "../../ticket/apply-team";
import { prepareTicket } from "../../ticket/create";
import { insertTicket } from "../../ticket/insert";
import { subjectOf } from "./content";
import { customerCtx, type Delivered, type Delivery } from "./delivery";
import type { Sight } from "./look";
import { customersOf, othersOf } from "./people";

/** A new ticket of the sender, with everybody the mail was also written to on copy. */
export async function openTicket(delivery: Delivery): Promise<Delivered> {
  const { ctx, sight, sender, body, files } = delivery;
  const { isArchive } = sight.mail;
  const facts = await factsFor(delivery);
  const others = othersOf(sight);
  // In an old mailbox a conversation may begin with our own mail; who got it is the one who asks.
  const requester = (sight.isFromUs ? others[0] : undefined) ?? sender;
  // An archive may be a list's: who only read along is nobody's customer yet.
  const copied = isArchive || sight.mail.envelope.isRecovered === true ? [] : others;
  if (copied.length > 0) await customersOf(ctx, [requester, ...copied]);
  const input: CreateTicket = {
    subject: subjectOf(sight.parsed),
    requester: { email: requester.address, ...(requester.name === "" ? {} : { name: requester.name }) },
    body: { text: body.text },
    from: "customer",
    priority: facts.priority ?? "normal",
    type: facts.type ?? "question",
    teamId: await teamOf(delivery, facts),
    assigneeId: null,
    labels: facts.labels,
    ccs: copied.map(({ address }) => address),
    notes: facts.notes.join("\n"),
    attachmentIds: files.ids,
    externalId: null,
    dedupKey: null,
    followUpOfId: null,
  };
  const prepared = await prepareTicket(ctx, input, {
    channel: "email",
    body,
    category: isArchive ? "closed" : undefined,
  });
  const author = sight.isFromUs ? deskAuthor : customerAuthor(prepared.requester.id);
  const made = await insertTicket(customerCtx(ctx, prepared.requester.id), {
    ...prepared,
    author,
    messageId: delivery.messageId,
    filesOf: ctx.actor,
  });
  if (made === null) throw new Error("A ticket without a key met one with a key.");
  return { kind: "ticket", ...made, isNewRequest: !isArchive };
}

/** The desk's own voice, without a person: what we once answered in an old mailbox. */
export const deskAuthor: Author = { kind: "agent", userId: null, customerId: null };

async function factsFor({ ctx, sight }: Delivery): Promise<MailFacts> {
  const none: MailFacts = { labels: [], priority: null, type: null, teamId: null, notes: [] };
  if (sight.mail.isArchive) return none;
  const rules = await activeMailFilters(ctx);
  return rules.length === 0 ? none : factsOf(rules, filtered(sight));
}

const written = (people: readonly { address: string; name: string }[]): string =>
  people.map(({ address, name }) => (name === "" ? address : `${name} <${address}>`)).join(", ");

/** What filters look at. Our own control headers are nobody's to write, so nobody's to read either (C09). */
const filtered = ({ parsed }: Sight) => ({
  subject: parsed.subject,
  body: parsed.quotedAt === null ? parsed.text : parsed.text.slice(0, parsed.quotedAt),
  from: written(parsed.from),
  to: written([...parsed.to, ...parsed.cc]),
  headers: parsed.headers.filter(([name]) => !isControlHeader(name)),
});
const isControlHeader = (name: string): boolean => name.toLowerCase().startsWith("x-halen-");

/** A filter's team, else the address's, else the mailbox's; one that was archived meanwhile is passed over. */
async function teamOf({ ctx, sight }: Delivery, facts: MailFacts): Promise<string | null> {
  for (const teamId of [facts.teamId, sight.teamId, sight.mailbox?.teamId ?? null]) {
    if (teamId === null) continue;
    const team = await findOpenTeam(ctx, teamId).catch(() => null);
    if (team !== null) return team.id;
  }
  return null;
}
