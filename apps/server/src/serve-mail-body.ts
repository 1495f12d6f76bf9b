import type { IncomingMessage } from "node:http";
import { invalid } from "@desk/core/error";
import busboy from "busboy";
import { BodyTooLarge } from "./body";
import { type HandedMail, type JsonMail, mailFields, mailOfForm, mailOfJson } from "./serve-mail-shapes";

export class UnknownMailType extends Error {}

/** Room beside the mail for the other fields of a form or of JSON. */
const besidesBytes = 512 * 1_024;

/** Reads the mail out of a request, however it is wrapped, and keeps no more of it than a mail may have. */
export async function readMail(req: IncomingMessage, bytesMax: number): Promise<JsonMail> {
  const type = (req.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const isSns = req.headers["x-amz-sns-message-type"] !== undefined;
  if (isSns || type === "application/json") return readJson(req, bytesMax);
  switch (type) {
    case "message/rfc822":
    case "application/octet-stream":
      return { bytes: await readBytes(req, bytesMax), key: null };
    case "multipart/form-data":
    case "application/x-www-form-urlencoded":
      return readForm(req, bytesMax);
    default:
      throw new UnknownMailType();
  }
}

async function readJson(req: IncomingMessage, bytesMax: number): Promise<JsonMail> {
  // Base64 inside a JSON text inside another makes four bytes of three, and a few more of line ends.
  const text = (await readBytes(req, Math.ceil(bytesMax * 1.5) + besidesBytes)).toString("utf8");
  const mail = mailOfJson(text);
  if ("bytes" in mail && mail.bytes.length > bytesMax) throw new BodyTooLarge();
  return mail;
}

function readBytes(req: IncomingMessage, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) {
        chunks.push(chunk);
        return;
      }
      req.removeAllListeners("data");
      req.pause();
      reject(new BodyTooLarge());
    });
    req.on("end", () => (size === 0 ? reject(invalid("body", "The mail is empty.")) : resolve(Buffer.concat(chunks))));
    req.on("error", reject);
    req.on("aborted", () => reject(new Error("The sender went away.")));
  });
}

function readForm(req: IncomingMessage, bytesMax: number): Promise<HandedMail> {
  return new Promise((resolve, reject) => {
    const stop = (error: unknown) => {
      req.unpipe();
      req.pause();
      reject(error);
    };
    const fields = new Map<string, string>();
    let size = 0;
    const take = (name: string, value: string, isCut: boolean) => {
      size += value.length;
      if (isCut || size > bytesMax + besidesBytes) stop(new BodyTooLarge());
      else if (isMailField(name) || value.length <= 65_536) fields.set(name, value);
    };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({
        headers: req.headers,
        // One character per byte, so that the mail's bytes stay what they are.
        defCharset: "latin1",
        limits: { fieldSize: bytesMax + 1, fields: 100, parts: 200, files: 100, fileSize: bytesMax + 1 },
      });
    } catch {
      reject(invalid("body", "This form cannot be read."));
      return;
    }
    form.on("field", (name, value, info) => take(name, value, info.valueTruncated));
    form.on("file", (name, stream) => {
      if (!isMailField(name)) {
        stream.resume();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => stop(new BodyTooLarge()));
      stream.on("end", () => take(name, Buffer.concat(chunks).toString("latin1"), false));
    });
    form.on("close", () => {
      try {
        resolve(mailOfForm(fields));
      } catch (error) {
        reject(error);
      }
    });
    form.on("error", () => stop(invalid("body", "This form cannot be read.")));
    req.on("aborted", () => reject(new Error("The sender went away.")));
    req.pipe(form);
  });
}

const isMailField = (name: string): boolean => mailFields.some((one) => one === name);
