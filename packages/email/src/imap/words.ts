import { isDomainError } from "@desk/core/error";
import { type MailCredentials, SignInEnded } from "@desk/core/mail/mailbox";

const byCode: Record<string, string> = {
  ECONNREFUSED: "Nothing answers at this host and port. Check both.",
  ECONNRESET: "The server ended the connection.",
  ENOTFOUND: "This host does not exist. Check its name.",
  EAI_AGAIN: "The host could not be looked up just now.",
  EHOSTUNREACH: "The host cannot be reached from here.",
  ETIMEDOUT: "The server did not answer in time.",
  ETIMEOUT: "The server fell silent in the middle of an answer.",
  CONNECT_TIMEOUT: "The server did not answer in time.",
  GREETING_TIMEOUT: "The server took the connection but did not greet. Check the port and the kind of encryption.",
  UPGRADE_TIMEOUT: "The server did not finish switching to TLS.",
  EConnectionClosed: "The server ended the connection.",
  NoConnection: "The server ended the connection.",
  ClosedAfterConnectText: "The server ended the connection before it greeted. Check the kind of encryption.",
  ClosedAfterConnectTLS: "The server ended the connection before it greeted.",
  MissingServerExtension: "The server does not offer STARTTLS. Use TLS, usually on port 993.",
  STARTTLS_INJECTION: "Somebody tampered with the switch to TLS; the connection was ended.",
  ERR_SSL_WRONG_VERSION_NUMBER: "The server does not speak TLS on this port. Try STARTTLS or another port.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The server's certificate is for another name. Enter the name the certificate bears.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The server's certificate is signed by nobody we trust.",
  SELF_SIGNED_CERT_IN_CHAIN: "The server's certificate is signed by nobody we trust.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The server's certificate cannot be traced to anybody we trust.",
  CERT_HAS_EXPIRED: "The server's certificate has expired.",
  LiteralTooLarge: "The server sent a mail larger than it had announced and than is allowed.",
  LineTooLarge: "The server sent a line without end.",
  ResponseTooLarge: "The server sent an answer that was too large.",
  TooManyTokens: "The server sent an answer with too many parts.",
};

type Known = Error & {
  code?: unknown;
  authenticationFailed?: unknown;
  responseText?: unknown;
  reason?: unknown;
};

const said = (text: unknown): string =>
  typeof text === "string" && text.trim() !== "" ? ` The server says: ${oneLine(text)}` : "";
const oneLine = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 200);

/** What went wrong with a mail server, for a person; never with what it was signed in with. */
export function mailTrouble(error: unknown, credentials?: MailCredentials): string {
  return withoutSecrets(describe(error), credentials);
}

/** The server answered that this folder is not there or not ours; the connection is fine. */
export class FolderRefused extends Error {
  override readonly name = "FolderRefused";
}

/** Gives the refusal of a folder its name; every other error stays as it is. */
export const namingFolder =
  (folder: string) =>
  (error: unknown): never => {
    const isRefused = error instanceof Error && "responseStatus" in error && error.responseStatus === "NO";
    if (!isRefused) throw error;
    const text = "responseText" in error ? error.responseText : "";
    throw new FolderRefused(`The folder ${oneLine(folder)} cannot be opened.${said(text)}`, { cause: error });
  };

function describe(error: unknown): string {
  if (!(error instanceof Error)) return "Something unknown went wrong.";
  if (isDomainError(error) || error instanceof SignInEnded || error instanceof FolderRefused) return error.message;
  const known: Known = error;
  if (known.authenticationFailed === true)
    return `The server refuses the user name or the password.${said(known.responseText)}`;
  const words = typeof known.code === "string" ? byCode[known.code] : undefined;
  if (words !== undefined) return `${words}${said(known.reason ?? known.responseText)}`;
  if (/does not support STARTTLS/iu.test(known.message)) return String(byCode.MissingServerExtension);
  return `The mail server did not do what was asked.${said(known.responseText ?? known.message)}`;
}

/** A hostile server may repeat what it was given, plain or as it was encoded on the wire. */
export function withoutSecrets(words: string, credentials: MailCredentials | undefined): string {
  if (credentials === undefined) return words;
  const secret = "password" in credentials ? credentials.password : credentials.accessToken;
  const { user } = credentials;
  const forms = [secret, `\u0000${user}\u0000${secret}`, `user=${user}\u0001auth=Bearer ${secret}\u0001\u0001`];
  const encoded = forms.flatMap((form) => [form, Buffer.from(form).toString("base64")]);
  return encoded.filter((form) => form !== "").reduce((text, form) => text.replaceAll(form, "…"), words);
}
