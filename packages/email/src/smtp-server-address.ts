import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";

/** A mail server and how to sign in there. */
export type SmtpServer = {
  host: string;
  port: number;
  /** `offered` takes STARTTLS where the server offers it. */
  security: "tls" | "starttls" | "offered" | "none";
  signIn: { user: string; password: string } | { user: string; accessToken: string } | null;
  /** Connects in our place: for hosts that somebody typed in. */
  connect?: ((host: string, port: number, timeoutMs: number) => Promise<Socket>) | undefined;
  /** Further certificates to trust. */
  tls?: Pick<ConnectionOptions, "ca">;
  /** What we call ourselves. */
  name?: string;
};

/** Reads SMTP_URL, such as smtp://user:secret@mail.example.com:587 or smtps://…; `?tls=required` insists on STARTTLS. */
export function readSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  const isTls = url.protocol === "smtps:";
  const insists = url.searchParams.get("tls") === "required" || url.searchParams.get("requireTLS") === "true";
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? (isTls ? 465 : 587) : Number(url.port),
    security: isTls ? "tls" : insists ? "starttls" : "offered",
    signIn:
      url.username === ""
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}
