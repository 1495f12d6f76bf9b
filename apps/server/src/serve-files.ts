import { pipeline } from "node:stream/promises";
import { problems, toProblem } from "@desk/api/rest/problem";
import type { Db } from "@desk/core/boot";
import { isDomainError, limitExceeded, notFound, unauthenticated } from "@desk/core/error";
import { fileHeaders, openFile, type Storage, storeFile } from "@desk/core/file";
import { type Limiter, takeToken } from "@desk/core/limit";
import type { HostGuard } from "@desk/core/net";
import { openTicketLink } from "@desk/core/ticket-link";
import { answer, answerProblem } from "./answer";
import type { Serve, Visit } from "./door";
import { allowanceKey, type Caller, type Identify } from "./identify";
import { incomingFile } from "./incoming-file";
import { exportIdIn, serveExport } from "./serve-export";
import { remoteImagePath, serveRemoteImage } from "./serve-images";
import { mailIdIn, serveMailSource } from "./serve-mail-source";

type Options = {
  db: Db;
  now: () => Date;
  identify: Identify;
  /** Where pictures that mails point to may be fetched from. */
  guard: HostGuard;
  storage: Storage;
  limits: { caller: Limiter };
  onUnexpected: (error: unknown, where: string, requestId: string) => void;
};

const idShape = /^\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;

/** Uploads and downloads, authorised at each request by the session cookie, an API key or a ticket's mailed link. */
export function serveFiles({ db, now, identify, guard, storage, limits, onUnexpected }: Options): Serve {
  return async (visit) => {
    try {
      await serve(visit);
    } catch (error) {
      const problem = toProblem(error);
      if (problem === null) throw error;
      const headers = { ...visit.headers, ...problem.headers };
      if (visit.res.headersSent) visit.res.destroy();
      else answerProblem(visit.res, problems[problem.code].status, problem.detail, visit.requestId, headers);
    }
  };

  async function serve(visit: Visit): Promise<void> {
    const caller = (await byLink(visit)) ?? (await identify.bySession(visit)) ?? (await identify.byKey(visit));
    if (caller === null) throw unauthenticated();
    const { isAllowed, resetSeconds } = await takeToken(limits.caller, allowanceKey(caller));
    if (!isAllowed) throw limitExceeded("That was too much at once. Wait a moment.", resetSeconds);
    const method = visit.req.method ?? "GET";
    if (visit.path === "/files") return method === "POST" ? upload(visit, caller) : notOffered(visit, "POST");
    if (method !== "GET" && method !== "HEAD") return notOffered(visit, "GET, HEAD");
    if (visit.path === remoteImagePath) return serveRemoteImage(visit, caller, guard);
    const mailId = mailIdIn(visit.path);
    if (mailId !== undefined) return serveMailSource(visit, caller, mailId);
    const exportId = exportIdIn(visit.path);
    if (exportId !== undefined) return serveExport(visit, caller, storage, exportId);
    const fileId = idShape.exec(visit.path)?.[1];
    if (fileId === undefined) throw notFound("This file");
    return download(visit, caller, fileId);
  }

  /** The secret of a ticket's link opens the files of that ticket's public messages. */
  async function byLink(visit: Visit): Promise<Caller | null> {
    const token = visit.req.method === "GET" ? new URLSearchParams(visit.search).get("link") : null;
    return token === null ? null : (await openTicketLink({ db, now, address: visit.address }, token)).ctx;
  }

  async function upload(visit: Visit, caller: Caller): Promise<void> {
    const view = await storeFile(caller, storage, await incomingFile(visit.req));
    const headers = {
      ...visit.headers,
      "Content-Type": "application/json",
      Location: view.url,
    };
    answer(visit.res, 201, headers, JSON.stringify(view));
  }

  async function download({ req, res, headers, requestId }: Visit, caller: Caller, fileId: string): Promise<void> {
    const { file, bytes } = await openFile(caller, storage, { fileId });
    const own = fileHeaders(file);
    for (const [name, value] of Object.entries({ ...headers, ...own })) res.setHeader(name, value);
    const isKnown = req.headers["if-none-match"] === own.etag;
    if (isKnown || req.method === "HEAD") {
      bytes.destroy();
      if (isKnown) res.removeHeader("content-length");
      res.statusCode = isKnown ? 304 : 200;
      res.end();
      return;
    }
    await pipeline(bytes, res).catch((error: unknown) => {
      // A reader who leaves early is no fault of ours.
      if (!req.destroyed && !isDomainError(error)) onUnexpected(error, "files", requestId);
    });
  }
}

function notOffered({ res, requestId, headers }: Visit, allowed: string): void {
  answerProblem(res, 405, `Use ${allowed}.`, requestId, { ...headers, Allow: allowed });
}
