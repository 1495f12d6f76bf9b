import type { Ctx } from "@desk/core/context";
import { handleRest } from "../handle";
import type { RestResponse } from "../request";
import { routeTable } from "../routes";

export type Asked = {
  method?: string;
  body?: unknown;
  /** Sent as it is instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
};
export type Answered = Omit<RestResponse, "body"> & { json: Record<string, unknown>; body: string };

/** Asks the public API as the holder of `ctx`, without a server in between. */
export async function ask(
  ctx: Ctx,
  target: string,
  { method = "GET", body, text, headers = {} }: Asked = {},
): Promise<Answered> {
  const [path = "", search = ""] = target.split("?");
  const sent = text ?? (body === undefined ? "" : JSON.stringify(body));
  const answered = await handleRest(
    {
      method,
      path,
      search,
      headers: { ...(sent === "" ? {} : { "content-type": "application/json" }), ...headers },
      readBody: () => Promise.resolve(sent),
      requestId: "req_test",
    },
    {
      table: routeTable,
      identify: () => Promise.resolve(ctx),
      spendCall: () => Promise.resolve({}),
      onUnexpected: (error, where) => {
        throw new Error(`unexpected in ${where}`, { cause: error });
      },
    },
  );
  return { ...answered, json: answered.body === "" ? {} : JSON.parse(answered.body) };
}
