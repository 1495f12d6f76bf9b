import "server-only";
import { answerAuthRequest } from "@desk/auth/answer";
import { singleSignOnOf } from "@desk/auth/single-sign-on";
import { database } from "./db";
import { readEnv } from "./env";

/** Everything below `/api/auth/`, as the environment sets it up. */
export function answerAuth(request: Request): Promise<Response> {
  const env = readEnv();
  return answerAuthRequest(request, {
    db: database(),
    now: () => new Date(),
    publicUrl: env.PUBLIC_URL,
    secret: env.AUTH_SECRET,
    singleSignOn: singleSignOnOf(env),
    log: (line) => void process.stderr.write(`${line}\n`),
  });
}
