import { initTRPC } from "@trpc/server";
import type { ApiContext } from "./context";
import { errorShape, toTrpcError, unauthenticatedError } from "./trpc-error";

const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter: ({ error, path, ctx }) => errorShape(error, path ?? "", ctx?.requestId ?? ""),
});

export const router = t.router;

/** Open to everyone: the sign-in screens. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, next }) => {
  await ctx.spendCall();
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error, ctx.onUnexpected, path);
  return result;
});

/** For signed-in callers: the resolver's `ctx` is what every verb takes. */
export const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  if (ctx.caller === null) throw unauthenticatedError();
  await ctx.spendCall();
  const result = await next({ ctx: ctx.caller });
  if (!result.ok) throw toTrpcError(result.error, ctx.onUnexpected, path);
  return result;
});
