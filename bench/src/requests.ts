import { randomUUID } from "node:crypto";
import type { DataSet } from "./data-set";
import type { Answer } from "./http";
import type { Request } from "./load";

export const requestText =
  `${"Good morning, the order I placed yesterday has still not arrived and nobody answers the phone. ".repeat(5)}`.slice(
    0,
    500,
  );

export const pick = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error("The data set has nothing to pick from.");
  return value;
};

/** Says what is wrong with an answer, or nothing. */
export const expecting =
  (status: number, isRight: (body: string) => boolean) =>
  (answer: Answer): string | null => {
    if (answer.status !== status) return `status ${answer.status}: ${answer.body.slice(0, 200)}`;
    return isRight(answer.body) ? null : `unexpected content: ${answer.body.slice(0, 200)}`;
  };

export type RequestName = "W1" | "W2" | "W3" | "W4h" | "W4a" | "W5" | "W6t" | "W6c" | "W6p" | "W6m" | "W7";

/** W1 to W7 against a data set: random tickets each time, every answer checked for status and content. */
export function requestsFor(data: DataSet): Record<RequestName, Request> {
  const key = { Authorization: `Bearer ${data.apiKey}` };
  const json = { ...key, "Content-Type": "application/json" };
  const cookie = { Cookie: `halen_session=${data.sessionToken}` };
  const trpc = (names: string[], inputs: unknown[]): string => {
    const input = Object.fromEntries(inputs.flatMap((one, index) => (one === undefined ? [] : [[index, one]])));
    return `/api/trpc/${names.join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
  };
  const fifty = (body: string) => body.split('"number":').length - 1 === 50;
  const search = (
    q: () => string,
    isRight: (body: string) => boolean = (body) => body.includes('"number":'),
  ): Request => ({
    call: () => ({ method: "GET", path: `/api/v1/tickets?limit=20&q=${encodeURIComponent(q())}`, headers: key }),
    check: expecting(200, isRight),
  });
  const states = ["pending", "open"] as const;
  const words = searchWords(data);
  let flips = 0;
  return {
    W1: {
      call: () => ({
        method: "POST",
        path: "/api/v1/tickets",
        headers: { ...json, "Idempotency-Key": randomUUID() },
        body: JSON.stringify({
          subject: "My order has not arrived",
          text: requestText,
          requester: { email: requesterOf(data) },
        }),
      }),
      check: expecting(201, (body) => body.includes('"number":')),
    },
    W2: {
      call: () => ({
        method: "GET",
        path: trpc(["ticket.list", "ticket.counts"], [teamList(data), undefined]),
        headers: cookie,
      }),
      check: expecting(200, (body) => fifty(body) && body.includes('"counts":')),
    },
    W3: {
      call: () => ({
        method: "GET",
        path: `/api/v1/tickets?team=${pick(data.teams).id}&status=open&limit=50`,
        headers: key,
      }),
      check: expecting(200, fifty),
    },
    W4h: {
      call: () => ({
        method: "GET",
        path: trpc(["ticket.open"], [{ number: pick(data.long).number }]),
        headers: cookie,
      }),
      check: expecting(200, (body) => body.includes('"seq":10')),
    },
    W4a: longTicket(data, key),
    W5: {
      call: () => ({
        method: "POST",
        path: `/api/v1/tickets/${openRef(data).id}/messages`,
        headers: json,
        body: JSON.stringify({ kind: "reply", text: requestText }),
      }),
      check: expecting(201, (body) => body.includes('"message":')),
    },
    W6t: search(words.W6t),
    W6c: search(words.W6c),
    W6p: search(words.W6p),
    W6m: search(words.W6m),
    W7: {
      call: () => ({
        method: "PATCH",
        path: `/api/v1/tickets/${openRef(data).id}`,
        headers: json,
        body: JSON.stringify({ status: states[flips++ % 2] }),
      }),
      check: expecting(200, (body) => body.includes('"status":')),
    },
  };
}

export const teamList = (data: DataSet) => ({ view: `team-${pick(data.teams).slug}`, status: ["open"], limit: 50 });

export const openRef = (data: DataSet) => pick(data.open);

type SearchName = "W6t" | "W6c" | "W6p" | "W6m";

/** A word of one in a thousand tickets, the word of every second one, a phrase, the beginning of some addresses. */
export const searchWords = (data: DataSet): Record<SearchName, () => string> => ({
  W6t: () => `kw${Math.floor(Math.random() * 1_000)}`,
  W6c: () => "common",
  W6p: () => `"${pick(data.phrases)}"`,
  W6m: () => `cust${String(Math.floor((Math.random() * requesters(data)) / 10)).padStart(5, "0")}`,
});

const requesters = ({ tickets }: DataSet): number => Math.min(50_000, Math.ceil(tickets / 5));
export const requesterOf = (data: DataSet): string =>
  `cust${String(Math.floor(Math.random() * requesters(data))).padStart(6, "0")}@example.com`;

/** The answer must contain the text of the tenth message. */
function longTicket(data: DataSet, headers: Record<string, string>): Request {
  const texts = new Map(data.long.map(({ id, lastText }) => [id, lastText]));
  return {
    call: () => ({ method: "GET", path: `/api/v1/tickets/${pick(data.long).id}?include=messages`, headers }),
    check: (answer, { path }) => {
      const expected = texts.get(path.split("/")[4]?.split("?")[0] ?? "") ?? "?";
      return expecting(200, (body) => body.includes(expected))(answer);
    },
  };
}
