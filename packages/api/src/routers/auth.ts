import {
  AcceptInvitation,
  type InvitationView,
  ReadInvitation,
  RequestMagicLink,
  RequestPasswordReset,
  ResetPassword,
  SetUp,
} from "@desk/contracts/account";
import {
  acceptInvitation,
  readInvitation,
  requestMagicLink,
  requestPasswordReset,
  resetPassword,
} from "@desk/core/user";
import { isSetUpOpen, setUp } from "@desk/core/workspace";
import type { SignInChoices } from "../context";
import { publicProcedure, router } from "../trpc";

/** What people may do before they are signed in. Signing in itself is NextAuth's. */
export const authRouter = router({
  setupState: publicProcedure.query(async ({ ctx }) => ({ isOpen: await isSetUpOpen(ctx.guest.db) })),
  setUp: publicProcedure.input(SetUp).mutation(({ ctx, input }): Promise<{ email: string }> => setUp(ctx.guest, input)),
  requestMagicLink: publicProcedure
    .input(RequestMagicLink)
    .mutation(({ ctx, input }): Promise<void> => requestMagicLink(ctx.guest, input)),
  requestPasswordReset: publicProcedure
    .input(RequestPasswordReset)
    .mutation(({ ctx, input }): Promise<void> => requestPasswordReset(ctx.guest, input)),
  resetPassword: publicProcedure
    .input(ResetPassword)
    .mutation(({ ctx, input }): Promise<void> => resetPassword(ctx.guest, input)),
  readInvitation: publicProcedure
    .input(ReadInvitation)
    .query(({ ctx, input }): Promise<InvitationView> => readInvitation(ctx.guest, input)),
  acceptInvitation: publicProcedure
    .input(AcceptInvitation)
    .mutation(({ ctx, input }): Promise<{ email: string }> => acceptInvitation(ctx.guest, input)),
  providers: publicProcedure.query(({ ctx }): SignInChoices => ctx.guest.signInChoices),
});
