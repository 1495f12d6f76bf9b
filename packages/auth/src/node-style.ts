import type { AuthOptions } from "next-auth";

/** The part of a Next API request that NextAuth reads. */
export type NodeStyleRequest = {
  method: string;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  body: Record<string, string>;
  query: Record<string, string | string[]>;
};

/** The part of a Next API response that NextAuth writes. */
export type NodeStyleResponse = {
  status: (code: number) => NodeStyleResponse;
  getHeader: (name: string) => string | string[] | undefined;
  setHeader: (name: string, value: string | string[]) => NodeStyleResponse;
  json: (body: unknown) => void;
  send: (body: unknown) => void;
  end: () => void;
};

type NextAuthFunction = (request: NodeStyleRequest, response: NodeStyleResponse, options: AuthOptions) => Promise<void>;

/**
 * NextAuth as a function of plain objects, so that it runs in any server and in tests. A CommonJS package:
 * some loaders put the function one `default` deeper. The cast is safe, since NextAuth's API handler touches
 * nothing of Next's request and response beyond the two types above.
 */
export function nextAuthFunction(module: unknown): NextAuthFunction {
  const found = typeof module === "object" && module !== null && "default" in module ? module.default : module;
  if (typeof found !== "function") throw new Error("next-auth exports no function.");
  return found as NextAuthFunction;
}

/** Runs a handler of the old style and returns what it wrote as a Response. */
export async function collectResponse(run: (response: NodeStyleResponse) => Promise<void>): Promise<Response> {
  const headers = new Map<string, string | string[]>();
  let status = 200;
  let body: string | null = null;
  const response: NodeStyleResponse = {
    status(code) {
      status = code;
      return response;
    },
    getHeader: (name) => headers.get(name.toLowerCase()),
    setHeader(name, value) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    json(value) {
      headers.set("content-type", "application/json");
      body = JSON.stringify(value);
    },
    send(value) {
      if (typeof value === "string") body = value;
      else if (value !== undefined) response.json(value);
    },
    end: () => undefined,
  };
  await run(response);
  const sent = new Headers();
  for (const [name, value] of headers) for (const one of [value].flat()) sent.append(name, one);
  return new Response(body, { status, headers: sent });
}
