import type { Call, Client } from "./http";

/** What a call by tRPC needs to know of whom it asks for. */
type Signed = { sessionToken: string };

export const trpcQuery = ({ sessionToken }: Signed, name: string, input?: object): Call => ({
  method: "GET",
  path: `/api/trpc/${name}?batch=1&input=${encodeURIComponent(JSON.stringify(input === undefined ? {} : { 0: input }))}`,
  headers: { Cookie: `halen_session=${sessionToken}` },
});

export const trpcMutation = ({ sessionToken }: Signed, name: string, input: object): Call => ({
  method: "POST",
  path: `/api/trpc/${name}?batch=1`,
  headers: { Cookie: `halen_session=${sessionToken}`, Origin: "", "Content-Type": "application/json" },
  body: JSON.stringify({ 0: input }),
});

/** Sends a call and answers what it returned. */
export async function resultOf<T>(client: Client, call: Call): Promise<T> {
  const { status, body } = await client.send(call);
  if (status !== 200) throw new Error(`${call.path.split("?")[0]} answered ${status}: ${body.slice(0, 300)}`);
  const [answer]: [{ result: { data: T } }] = JSON.parse(body);
  return answer.result.data;
}
