import {
  CreateMailbox,
  FinishMailboxOAuth,
  type MailboxChoices,
  MailboxRef,
  type MailboxSignIn,
  type MailboxTest,
  type MailboxView,
  TestMailbox,
  UpdateMailbox,
} from "@desk/contracts/mailbox";
import {
  createMailbox,
  finishMailboxOAuth,
  listMailboxChoices,
  listMailboxes,
  removeMailbox,
  resumeMailbox,
  startMailboxOAuth,
  testMailbox,
  updateMailbox,
} from "@desk/core/mail/mailbox";
import { procedure, router } from "../trpc";

export const mailboxRouter = router({
  list: procedure.query(({ ctx }): Promise<MailboxView[]> => listMailboxes(ctx)),
  choices: procedure.query(({ ctx }): Promise<MailboxChoices> => listMailboxChoices(ctx)),
  create: procedure.input(CreateMailbox).mutation(({ ctx, input }): Promise<MailboxView> => createMailbox(ctx, input)),
  update: procedure.input(UpdateMailbox).mutation(({ ctx, input }): Promise<MailboxView> => updateMailbox(ctx, input)),
  remove: procedure
    .input(MailboxRef)
    .mutation(({ ctx, input }): Promise<{ mailboxId: string }> => removeMailbox(ctx, input)),
  resume: procedure.input(MailboxRef).mutation(({ ctx, input }): Promise<MailboxView> => resumeMailbox(ctx, input)),
  test: procedure.input(TestMailbox).mutation(({ ctx, input }): Promise<MailboxTest> => testMailbox(ctx, input)),
  startOAuth: procedure
    .input(MailboxRef)
    .mutation(({ ctx, input }): Promise<MailboxSignIn> => startMailboxOAuth(ctx, input)),
  finishOAuth: procedure
    .input(FinishMailboxOAuth)
    .mutation(({ ctx, input }): Promise<MailboxView> => finishMailboxOAuth(ctx, input)),
});
