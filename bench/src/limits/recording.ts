import { clientOf } from "../http";
import type { Request } from "../load";
import { startInstance } from "../server";
import { recordStatements, type Sent } from "./wire";

/** What one request sent to PostgreSQL, and what it was answered with. */
export type Recording = { statements: Sent[]; body: string };

export type RequestRecorder = {
  record: (request: Request, times: number) => Promise<Recording[]>;
  close: () => Promise<void>;
};

const warmUps = 25;

/** A second server in front of the same database, whose statements are read from the wire. */
export async function openRecorder(databaseUrl: string): Promise<RequestRecorder> {
  const wire = await recordStatements(databaseUrl);
  const instance = await startInstance({ databaseUrl: wire.url }).catch((error: unknown) => {
    wire.close();
    throw error;
  });
  const client = clientOf(instance.port, 1);
  const send = async (request: Request): Promise<string> => {
    const call = request.call();
    const answer = await client.send(call);
    const problem = request.check(answer, call);
    if (problem !== null) throw new Error(`The recorded request failed: ${problem}`);
    return answer.body;
  };
  return {
    async record(request, times) {
      for (let warm = 0; warm < warmUps; warm++) await send(request);
      const recordings: Recording[] = [];
      for (let time = 0; time < times; time++) {
        let body = "";
        const statements = await wire.record(async () => {
          body = await send(request);
        });
        recordings.push({ statements, body });
      }
      return recordings;
    },
    async close() {
      client.close();
      await instance.stop();
      wire.close();
    },
  };
}

/** As above, for a single request. */
export async function recordRequest(databaseUrl: string, request: Request, times: number): Promise<Recording[]> {
  const recorder = await openRecorder(databaseUrl);
  try {
    return await recorder.record(request, times);
  } finally {
    await recorder.close();
  }
}
