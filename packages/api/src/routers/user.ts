import { ChangeUserRole, InviteUser, SetMemberships, UserRef, type UserView } from "@desk/contracts/access";
import {
  changeUserRole,
  deactivateUser,
  inviteUser,
  listUsers,
  reactivateUser,
  resendInvitation,
  setMemberships,
} from "@desk/core/user";
import { procedure, router } from "../trpc";

export const userRouter = router({
  list: procedure.query(({ ctx }): Promise<UserView[]> => listUsers(ctx)),
  invite: procedure.input(InviteUser).mutation(({ ctx, input }): Promise<UserView> => inviteUser(ctx, input)),
  resendInvitation: procedure
    .input(UserRef)
    .mutation(({ ctx, input }): Promise<UserView> => resendInvitation(ctx, input)),
  changeRole: procedure
    .input(ChangeUserRole)
    .mutation(({ ctx, input }): Promise<UserView> => changeUserRole(ctx, input)),
  setMemberships: procedure
    .input(SetMemberships)
    .mutation(({ ctx, input }): Promise<UserView> => setMemberships(ctx, input)),
  deactivate: procedure.input(UserRef).mutation(({ ctx, input }): Promise<UserView> => deactivateUser(ctx, input)),
  reactivate: procedure.input(UserRef).mutation(({ ctx, input }): Promise<UserView> => reactivateUser(ctx, input)),
});
