import { initTRPC } from "@trpc/server";
import type { ApiContext } from "./context";
import { errorData, toTrpcError, unauthenticatedError } from "./trpc-error";

const t = initTRPC.context<ApiContext>().create({
  // Stacks never leave the process, whatever NODE_ENV says.
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => ({
    code: shape.code,
    message: errorData(error).message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      ...errorData(error).data,
      requestId: ctx?.requestId ?? null,
    },
  }),
});

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** Open to everyone: the sign-in screens. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, next }) => {
  await ctx.spendCall();
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error, ctx, path);
  return result;
});

/** For signed-in callers: the resolver's `ctx` is what every verb takes. */
export const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  if (ctx.caller === null) throw unauthenticatedError();
  await ctx.spendCall();
  const result = await next({ ctx: ctx.caller });
  if (!result.ok) throw toTrpcError(result.error, ctx, path);
  return result;
});
