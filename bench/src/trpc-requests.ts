import { priorities } from "@desk/contracts/words";
import type { DataSet } from "./data-set";
import type { Request } from "./load";
import { expecting, openRef, pick, requesterOf, requestText, searchWords, teamList } from "./requests";
import { trpcMutation, trpcQuery } from "./trpc";

export type TrpcName = "W1t" | "W3t" | "W5t" | "W6tt" | "W6ct" | "W6pt" | "W6mt" | "W7t" | "W8" | "bulk";

/** Chosen by hand in a list and changed at once. */
const bulkSize = 10;

/** The same wishes as by REST, the way the pages ask them. W2 and W4h are asked this way already. */
export function trpcRequestsFor(data: DataSet): Record<TrpcName, Request> {
  const query = (name: string, input: () => object | undefined, check: (body: string) => boolean): Request => ({
    call: () => trpcQuery(data, name, input()),
    check: expecting(200, check),
  });
  const mutation = (name: string, input: () => object): Request => ({
    call: () => trpcMutation(data, name, input()),
    check: expecting(200, (body) => body.includes('"result":')),
  });
  const hasTickets = (body: string) => body.includes('"number":');
  const search = (words: () => string) => query("ticket.search", () => ({ q: words(), limit: 20 }), hasTickets);
  const words = searchWords(data);
  const states = ["pending", "open"] as const;
  let flips = 0;
  return {
    W1t: mutation("ticket.create", () => ({
      subject: "My order has not arrived",
      body: { text: requestText },
      requester: { email: requesterOf(data) },
    })),
    W3t: listByTrpc(data),
    W5t: mutation("ticket.post", () => ({ ticketId: openRef(data).id, kind: "reply", body: { text: requestText } })),
    W6tt: search(words.W6t),
    W6ct: search(words.W6c),
    W6pt: search(words.W6p),
    W6mt: search(words.W6m),
    W7t: mutation("ticket.setStatus", () => ({ ticketId: openRef(data).id, status: states[flips++ % 2] })),
    bulk: mutation("job.startBulk", () => ({
      selection: { ids: [...new Set(Array.from({ length: bulkSize }, () => openRef(data).id))] },
      change: { priority: pick(priorities) },
    })),
    W8: query(
      "ticket.counts",
      () => undefined,
      (body) => body.includes('"counts":'),
    ),
  };
}

/** The list alone by tRPC, as W2 without the counts: what the raw driver is compared with. */
export const listByTrpc = (data: DataSet): Request => ({
  call: () => trpcQuery(data, "ticket.list", teamList(data)),
  check: expecting(200, (body) => body.split('"number":').length - 1 === 50),
});
