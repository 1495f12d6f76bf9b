import { createTransport } from "nodemailer";
import type { RenderedMail } from "./render";

export type MailTransport = {
  /** Resolves when the mail was taken over. `id` stays the same when the same mail is sent again. */
  send: (mail: RenderedMail, id: string) => Promise<void>;
  close: () => void;
};

export type SmtpSettings = {
  /** Such as smtp://user:secret@mail.example.com:587 or smtps://… */
  url: string;
  from: { name: string; address: string };
};

/** Sends over one small pool of connections. Mails never name files or addresses for the transport to fetch. */
export function smtpTransport({ url, from }: SmtpSettings): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  return {
    async send({ to, subject, text, html }, id) {
      await transport.sendMail({
        from,
        // As an object the address is never read as a list or as a display name.
        to: { name: "", address: to },
        subject,
        text,
        html,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      });
    },
    close: () => transport.close(),
  };
}

/** Shows mails instead of sending them, for development: the link stands in the log. */
export function logTransport(write: (text: string) => void): MailTransport {
  return {
    send: async ({ to, subject, text }) => write(`Mail to ${to}: ${subject}\n${text}`),
    close: () => undefined,
  };
}
