import { answerAuthRequest } from "../answer";
import type { AuthSettings } from "../settings";

export type Browser = ReturnType<typeof newBrowser>;

let browsers = 0;

/** Keeps cookies and fetches the CSRF token, as a browser with our sign-in page does. Each has an address of its own. */
export function newBrowser(settings: AuthSettings) {
  const jar = new Map<string, string>();
  const address = `198.51.100.${++browsers}`;

  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      const value = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
      const isGone = value === "" || attributes.includes("Max-Age=0");
      if (isGone) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "));
    if (!headers.has("x-forwarded-for")) headers.set("x-forwarded-for", address);
    const request = new Request(new URL(`/api/auth/${path}`, settings.publicUrl), { ...init, headers });
    return keep(await answerAuthRequest(request, settings));
  };

  return {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => jar.set(name, value),
    names: () => [...jar.keys()],
    cookieHeader,
    visit: (path: string, headers: Record<string, string> = {}) => send(path, { method: "GET", headers }),
    async submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
      const { csrfToken } = JSON.parse(await (await send("csrf", { method: "GET" })).text());
      const body = new URLSearchParams({ csrfToken, json: "true", ...fields });
      return send(path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: body.toString(),
      });
    },
  };
}
