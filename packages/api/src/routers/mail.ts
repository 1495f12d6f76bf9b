import {
  AddSenderRule,
  DecideProposal,
  DiscardMails,
  ListMails,
  ListProposals,
  ListSenderRules,
  type MailCounts,
  type MailDetail,
  type MailPage,
  MailRef,
  type MailSource,
  type MailsDone,
  type ProposalList,
  RecoverMails,
  ReprocessMails,
  type SenderRulePage,
  SenderRuleRef,
  type SenderRuleView,
} from "@desk/contracts/mail-log";
import type { TicketView } from "@desk/contracts/ticket";
import {
  countMails,
  discardMails,
  listMails,
  readMail,
  readMailSource,
  recoverMails,
  reprocessMails,
} from "@desk/core/mail/log";
import { decideProposal, listProposals } from "@desk/core/mail/participant";
import { addSenderRule, listSenderRules, removeSenderRule } from "@desk/core/mail/sender-rule";
import { procedure, router } from "../trpc";

export const mailRouter = router({
  list: procedure.input(ListMails).query(({ ctx, input }): Promise<MailPage> => listMails(ctx, input)),
  counts: procedure.query(({ ctx }): Promise<MailCounts> => countMails(ctx)),
  byId: procedure.input(MailRef).query(({ ctx, input }): Promise<MailDetail> => readMail(ctx, input)),
  source: procedure.input(MailRef).query(({ ctx, input }): Promise<MailSource> => readMailSource(ctx, input)),
  reprocess: procedure
    .input(ReprocessMails)
    .mutation(({ ctx, input }): Promise<MailsDone> => reprocessMails(ctx, input)),
  recover: procedure.input(RecoverMails).mutation(({ ctx, input }): Promise<MailsDone> => recoverMails(ctx, input)),
  discard: procedure.input(DiscardMails).mutation(({ ctx, input }): Promise<MailsDone> => discardMails(ctx, input)),
  senderRules: procedure
    .input(ListSenderRules)
    .query(({ ctx, input }): Promise<SenderRulePage> => listSenderRules(ctx, input)),
  addSenderRule: procedure
    .input(AddSenderRule)
    .mutation(({ ctx, input }): Promise<SenderRuleView> => addSenderRule(ctx, input)),
  removeSenderRule: procedure
    .input(SenderRuleRef)
    .mutation(({ ctx, input }): Promise<void> => removeSenderRule(ctx, input)),
  proposals: procedure.input(ListProposals).query(({ ctx, input }): Promise<ProposalList> => listProposals(ctx, input)),
  decideProposal: procedure
    .input(DecideProposal)
    .mutation(({ ctx, input }): Promise<TicketView> => decideProposal(ctx, input)),
});
