import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { invalid } from "@desk/core/error";
import type { UploadedFile } from "@desk/core/file";
import busboy from "busboy";

/** The uploaded file: the only file of a multipart form, or the whole body with its name in X-File-Name. */
export function incomingFile(req: IncomingMessage): Promise<UploadedFile> | UploadedFile {
  const type = req.headers["content-type"] ?? "application/octet-stream";
  if (type.startsWith("multipart/form-data")) return fileOfForm(req);
  const name = req.headers["x-file-name"];
  if (typeof name !== "string" || name === "") throw invalid("X-File-Name", "Name the file in X-File-Name.");
  return { fileName: decodeName(name), contentType: type, bytes: req };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw invalid("X-File-Name", "Percent-encode the name as UTF-8.");
  }
}

/** Resolves as soon as the file begins; its bytes stream on while it is stored. */
function fileOfForm(req: IncomingMessage): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(invalid("file", "The form is not complete. Send it again."));
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: req.headers,
        defParamCharset: "utf8",
        limits: { files: 1, fields: 20, parts: 24, fieldSize: 10_000 },
      });
    } catch {
      return broken();
    }
    form.once("file", (_field, stream, { filename, mimeType }) => {
      const bytes = new PassThrough();
      stream.pipe(bytes);
      const end = () => bytes.destroy(new Error("The upload broke off."));
      stream.once("error", end);
      form.once("error", end);
      req.once("aborted", end);
      resolve({ fileName: filename ?? "file", contentType: mimeType, bytes });
    });
    form.once("error", broken);
    form.once("close", () => reject(invalid("file", "There is no file in the form.")));
    req.once("aborted", broken);
    req.pipe(form);
  });
}
