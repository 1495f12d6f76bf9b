import type { AttachmentView } from "@desk/contracts/ticket";

type Started = { promise: Promise<AttachmentView>; stop: () => void };

const isView = (value: unknown): value is AttachmentView =>
  typeof value === "object" && value !== null && "id" in value && "fileName" in value;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(request: XMLHttpRequest): string {
  const body = parse(request.responseText);
  if (typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string")
    return body.detail;
  return request.status === 413 ? "The file is too large" : "The file did not arrive";
}

/** Sends one file. fetch cannot tell how much has gone, so this is the older way. */
export function upload(file: File, onProgress: (share: number) => void): Started {
  const request = new XMLHttpRequest();
  const promise = new Promise<AttachmentView>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300 && isView(body)) resolve(body);
      else reject(new Error(reasonOf(request)));
    };
    request.onerror = () => reject(new Error("The connection broke off"));
    request.open("POST", "/files");
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name || "picture.png"));
    request.send(file);
  });
  return { promise, stop: () => request.abort() };
}
