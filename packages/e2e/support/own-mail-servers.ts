import { buffer } from "node:stream/consumers";
import { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { SMTPServer } from "smtp-server";

/** A company's own mail servers on this machine: what is sent to its address by SMTP lies in its IMAP inbox. */
type OwnMailServers = {
  imapPort: number;
  smtpPort: number;
  user: string;
  password: string;
  imap: ScriptedImapServer;
  stop: () => Promise<void>;
};

export async function startOwnMailServers(user: string, password: string): Promise<OwnMailServers> {
  const imap = await ScriptedImapServer.start({ user, password });
  const smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      if (auth.username === user && auth.password === password) done(null, { user });
      else done(new Error("535 5.7.8 Username and password not accepted"));
    },
    onData: (stream, session, done) => {
      buffer(stream).then((bytes) => {
        if (session.envelope.rcptTo.some(({ address }) => address === user)) imap.deliver(bytes);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const address = smtp.server.address();
  if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
  return {
    imap,
    imapPort: imap.port,
    smtpPort: address.port,
    user,
    password,
    stop: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await imap.stop();
    },
  };
}
