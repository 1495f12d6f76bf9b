import type { MailCounts } from "@desk/contracts/mail-log";
import { type MailOutcome, mailOutcomes, type SuspensionCause, suspensionCauses } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../access";
import type { Ctx } from "../../context";

type Row = {
  stored: number;
  outcomes: { outcome: MailOutcome | null; count: number }[] | null;
  causes: { cause: SuspensionCause; count: number }[] | null;
};

/** What was stored and what became of it, counted apart and at one moment: both have to agree. */
export async function countMails(ctx: Ctx): Promise<MailCounts> {
  authorize(ctx.actor, "mail.manage");
  const [row] = await runStatement<Row>(
    ctx.db,
    `select
      (select count(*)::int from mails m where m.workspace_id = $1) as stored,
      (select json_agg(x) from (select m.outcome, count(*)::int as count from mails m
        where m.workspace_id = $1 group by m.outcome) x) as outcomes,
      (select json_agg(x) from (select m.cause, count(*)::int as count from mails m
        where m.workspace_id = $1 and m.outcome = 'suspended' group by m.cause) x) as causes`,
    [ctx.workspaceId],
  );
  const { stored = 0, outcomes, causes } = row ?? {};
  const of = (outcome: MailOutcome | null) => outcomes?.find((each) => each.outcome === outcome)?.count ?? 0;
  const counts = Object.fromEntries(mailOutcomes.map((outcome) => [outcome, of(outcome)])) as Record<
    MailOutcome,
    number
  >;
  const sum = mailOutcomes.reduce((total, outcome) => total + counts[outcome], of(null));
  return {
    stored,
    waiting: of(null),
    ...counts,
    isBalanced: sum === stored,
    causes: (causes ?? [])
      .map(({ cause, count }) => ({ cause, number: suspensionCauses[cause], count }))
      .toSorted((a, b) => a.number - b.number),
  };
}
