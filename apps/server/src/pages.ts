import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer } from "httpxy";

export type Pages = {
  serve: (req: IncomingMessage, res: ServerResponse) => void;
  /** Hot reload in development; absent in production, where nothing upgrades. */
  upgrade: ((req: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
};

const apology = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Halen Desk</title>
<h1>The pages are not answering</h1><p>They are starting or being updated. Reload in a moment.</p></html>`;

/** Passes everything else to the pages' own server, as a stream in both directions. */
export function createPages(webUrl: URL, isDevelopment: boolean, onDown: (error: unknown) => void): Pages {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, keepAliveMsecs: 10_000 });
  const proxy = createProxyServer({ target: webUrl.origin, xfwd: false, ws: isDevelopment, agent });
  const down = (error: unknown, res: ServerResponse) => {
    if (res.destroyed || res.writableEnded) return;
    onDown(error);
    if (res.headersSent) return void res.destroy();
    res.writeHead(502, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Retry-After": "2" });
    res.end(apology);
  };
  proxy.on("error", (error, _req, res) => {
    if (res !== undefined && "writeHead" in res) down(error, res);
  });
  return {
    serve(req, res) {
      delete req.headers.upgrade;
      proxy.web(req, res).catch((error: unknown) => down(error, res));
    },
    upgrade: isDevelopment
      ? (req, socket, head) => {
          if (req.url?.[0] !== "/") return void socket.destroy();
          proxy.ws(req, asSocket(socket), {}, head).catch(() => socket.destroy());
        }
      : null,
  };
}

/** Node types the stream of an upgrade as any duplex; from an HTTP server without TLS it is the TCP socket. */
const asSocket = (socket: Duplex): Socket => socket as Socket;
