import { answerProblem } from "./answer";
import type { Visit } from "./door";

export function busy({ res, requestId, headers }: Visit): void {
  answerProblem(res, 503, "The desk is catching its breath. Try again in a moment; nothing was lost.", requestId, {
    ...headers,
    "Retry-After": "2",
  });
}

/** Answers before the body has arrived, and lets go of the connection. */
export function tooLarge({ res, requestId, headers }: Visit, bytesMax: number): void {
  answerProblem(res, 413, `Send at most ${bytesMax.toLocaleString("en")} bytes.`, requestId, {
    ...headers,
    Connection: "close",
  });
}
