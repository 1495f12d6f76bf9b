import {
  ChangeEmail,
  ChangePassword,
  type MeView,
  RevokeSession,
  type SessionView,
  UpdateAccount,
} from "@desk/contracts/account";
import { listSessions, revokeOtherSessions, revokeSession } from "@desk/core/session";
import { changeEmail, changePassword, readMe, updateAccount } from "@desk/core/user";
import { procedure, router } from "../trpc";

export const meRouter = router({
  get: procedure.query(({ ctx }): Promise<MeView> => readMe(ctx)),
  update: procedure.input(UpdateAccount).mutation(({ ctx, input }): Promise<MeView> => updateAccount(ctx, input)),
  changePassword: procedure
    .input(ChangePassword)
    .mutation(({ ctx, input }): Promise<void> => changePassword(ctx, input)),
  changeEmail: procedure.input(ChangeEmail).mutation(({ ctx, input }): Promise<MeView> => changeEmail(ctx, input)),
  sessions: procedure.query(({ ctx }): Promise<SessionView[]> => listSessions(ctx)),
  revokeSession: procedure.input(RevokeSession).mutation(({ ctx, input }): Promise<void> => revokeSession(ctx, input)),
  revokeOtherSessions: procedure.mutation(({ ctx }): Promise<void> => revokeOtherSessions(ctx)),
});
