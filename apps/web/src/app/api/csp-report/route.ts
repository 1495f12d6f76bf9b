import { reportLine } from "@/security/report";

const linesPerMinute = 20;
let minute = 0;
let written = 0;

/** Browsers tell here what the Content-Security-Policy kept from running. A flood of them fills no disk. */
export async function POST(request: Request): Promise<Response> {
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) [minute, written] = [now, 0];
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > 0 && length <= 16_384 && written < linesPerMinute) {
    const line = reportLine(await request.text());
    if (line !== null) {
      written++;
      process.stderr.write(`${line}\n`);
    }
  }
  return new Response(null, { status: 204 });
}
