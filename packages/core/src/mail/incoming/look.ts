import { defaultMailboxSettings, type MailboxSettings } from "@desk/contracts/mailbox";
import type { MailAddress, MailAuthentication, ParsedMail } from "@desk/contracts/parsed-mail";
import { email } from "@desk/contracts/text";
import type { SenderVerdict } from "@desk/contracts/words";
import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { splitPlusAddress } from "../token";
import type { DueMail } from "./due";
import { allIds, idsOf, type KnownId, type KnownIds, type MailIds } from "./mail-ids";

/** What the parser's package knows and core does not. */
export type AuthenticationReader = (mail: ParsedMail, authservId: string) => MailAuthentication;

type ReceivingMailbox = { id: string; teamId: string | null; settings: MailboxSettings };

/** Everything that is known of a mail before anything is decided. */
export type Sight = {
  mail: DueMail;
  parsed: ParsedMail;
  ids: MailIds;
  known: KnownIds;
  /** Null when nobody could be answered: no address, or none that is one. */
  sender: MailAddress | null;
  mailKey: string;
  mailbox: ReceivingMailbox | null;
  /** The address of ours that it was written to, and whose team it is for. */
  ownAddress: string | null;
  teamId: string | null;
  /** All addresses of ours in its recipients; nobody to be put on copy. */
  own: ReadonlySet<string>;
  isFromUs: boolean;
  senderVerdict: Exclude<SenderVerdict, "images"> | null;
  /** The user who works here under the sender's address. */
  agentId: string | null;
  authentication: MailAuthentication;
  duplicateOfId: string | null;
  /** How large a mail may be here. */
  bytesMax: number;
};

type Row = {
  mailKey: string;
  bytesMax: number;
  own: { address: string; mailboxId: string; teamId: string | null }[] | null;
  mailboxes: { id: string; teamId: string | null; settings: Partial<MailboxSettings>; isDefault: boolean }[] | null;
  verdicts: { pattern: string; verdict: SenderVerdict }[] | null;
  agentId: string | null;
  duplicateOfId: string | null;
  known: ({ id: string } & KnownId)[] | null;
};

/** Who it is from, for whom it is, and what we know of both: in one statement. */
export async function look(
  ctx: Ctx,
  mail: DueMail,
  parsed: ParsedMail,
  authenticationOf: AuthenticationReader,
): Promise<Sight> {
  const ids = idsOf(parsed, mail.relatedIds);
  const sender = senderOf(parsed) ?? (mail.envelope.isRecovered === true ? unknownSender(mail) : null);
  const from = sender?.address ?? "";
  const recipients = recipientsOf(mail, parsed);
  const row = await readRow(ctx, mail, { parsed, ids, from, recipients });
  const own = new Map((row.own ?? []).map((address) => [address.address, address]));
  const ownOf = (address: string) => own.get(address) ?? own.get(splitPlusAddress(address).address);
  const written = (mail.envelope.to ?? []).concat(recipients).map((address) => ownOf(address.toLowerCase()));
  const meant = written.find((each) => each !== undefined && (mail.mailboxId ?? each.mailboxId) === each.mailboxId);
  const mailbox = mailboxOf(mail, row, meant?.mailboxId);
  const isArchive = mail.isArchive || mailbox?.settings.isArchiveImport === true;
  return {
    mail: { ...mail, isArchive },
    parsed,
    ids,
    known: new Map((row.known ?? []).map(({ id, ...known }) => [id, known])),
    sender,
    mailKey: row.mailKey,
    bytesMax: row.bytesMax,
    mailbox,
    ownAddress: meant?.address ?? null,
    teamId: meant?.teamId ?? mailbox?.teamId ?? null,
    own: new Set(recipients.filter((address) => ownOf(address) !== undefined)),
    isFromUs: sender !== null && ownOf(sender.address) !== undefined,
    senderVerdict: verdictOn(row.verdicts ?? [], from),
    agentId: row.agentId,
    authentication: mail.envelope.authentication ?? authenticationOf(parsed, mailbox?.settings.authservId ?? ""),
    duplicateOfId: row.duplicateOfId,
  };
}

/** The first author. Reply-To is not asked: anybody may write anybody there. */
function senderOf({ from, sender }: ParsedMail): MailAddress | null {
  for (const each of [...from, ...(sender === null ? [] : [sender])]) {
    const address = email.safeParse(each.address);
    if (address.success) return { address: address.data, name: each.name.slice(0, 120).trim() };
  }
  return null;
}

/** Somebody let the mail in although nobody can be answered. */
function unknownSender({ envelope }: DueMail): MailAddress {
  const address = email.safeParse(envelope.from ?? "");
  return { address: address.success ? address.data : "unknown@sender.invalid", name: "Unknown sender" };
}

const recipientsOf = ({ envelope }: DueMail, { to, cc, deliveredTo }: ParsedMail): string[] => {
  const all = [...(envelope.to ?? []), ...deliveredTo, ...to.map(({ address }) => address)];
  return [...new Set(all.concat(cc.map(({ address }) => address)).map((address) => address.trim().toLowerCase()))];
};

/**
 * The mailbox that was read, else the one it was written to. When the door knows the recipients and none is ours, no
 * mailbox is meant; when it does not know them, the default one is.
 */
function mailboxOf({ mailboxId, envelope }: DueMail, { mailboxes }: Row, writtenTo: string | undefined) {
  const all = mailboxes ?? [];
  const wanted = mailboxId ?? writtenTo;
  const fallback = (envelope.to ?? []).length === 0 ? all.find(({ isDefault }) => isDefault) : undefined;
  const found = wanted === undefined ? fallback : all.find(({ id }) => id === wanted);
  if (found === undefined) return null;
  return { id: found.id, teamId: found.teamId, settings: { ...defaultMailboxSettings, ...found.settings } };
}

/** What was decided about the address counts more than what was decided about its domain. */
function verdictOn(rules: NonNullable<Row["verdicts"]>, from: string): Sight["senderVerdict"] {
  for (const pattern of [from, domainPattern(from)])
    for (const verdict of ["block", "allow"] as const)
      if (rules.some((rule) => rule.pattern === pattern && rule.verdict === verdict)) return verdict;
  return null;
}

const domainPattern = (address: string): string => address.slice(address.lastIndexOf("@"));

type Asked = { parsed: ParsedMail; ids: MailIds; from: string; recipients: string[] };

async function readRow(ctx: Ctx, mail: DueMail, { parsed, ids, from, recipients }: Asked): Promise<Row> {
  const addresses = [from, ...recipients].flatMap((address) => [address, splitPlusAddress(address).address]);
  const values = [
    ctx.workspaceId,
    [...new Set(addresses)],
    mail.mailboxId,
    [from, domainPattern(from)],
    from,
    ids.own ?? "",
    parsed.contentHash,
    mail.id,
    allIds(ids),
  ];
  const [row] = await runStatement<Row>(
    ctx.db,
    `with own as (
      select a.address, a.mailbox_id, coalesce(a.team_id, b.team_id) as team_id from mailbox_addresses a
      join mailboxes b on b.workspace_id = a.workspace_id and b.id = a.mailbox_id
      where a.workspace_id = $1 and a.address = any($2::text[])
    )
    select w.mail_key as "mailKey", coalesce((w.settings->>'mailMaxBytes')::int, ${defaultWorkspaceSettings.mailMaxBytes}) as "bytesMax",
      (select json_agg(json_build_object('address', own.address, 'mailboxId', own.mailbox_id, 'teamId', own.team_id))
        from own) as own,
      (select json_agg(json_build_object('id', b.id, 'teamId', b.team_id, 'settings', b.settings,
          'isDefault', b.is_default)) from mailboxes b
        where b.workspace_id = $1 and (b.is_default or b.id = $3::uuid or b.id in (select own.mailbox_id from own)))
        as mailboxes,
      (select json_agg(json_build_object('pattern', r.pattern, 'verdict', r.verdict)) from sender_rules r
        where r.workspace_id = $1 and r.pattern = any($4::text[])) as verdicts,
      (select u.id from users u where u.workspace_id = $1 and u.email = $5 and u.status = 'active') as "agentId",
      (select m.id from mails m where m.workspace_id = $1 and coalesce(m.rfc_message_id, '') = $6
        and m.content_hash = $7 and m.outcome <> 'duplicate' and m.id <> $8::uuid limit 1) as "duplicateOfId",
      (select json_agg(json_build_object('id', i.rfc_message_id, 'ticketId', i.ticket_id, 'kind', i.kind))
        from mail_ids i where i.workspace_id = $1 and i.rfc_message_id = any($9::text[])) as known
    from workspaces w where w.id = $1`,
    values,
  );
  if (row === undefined) throw new Error("The workspace of this mail is gone.");
  return row;
}
