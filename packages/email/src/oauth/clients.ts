import type { OAuthProvider } from "@desk/contracts/mailbox";

/** How to ask a provider to let us read and send somebody's mail. */
export type OAuthClient = {
  id: string;
  secret: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  /** What this provider wants beside, so that the sign-in lasts. */
  extra: Record<string, string>;
};
export type OAuthClients = Partial<Record<OAuthProvider, OAuthClient>>;

/** Settings by name; a provider is offered once its client id and secret are set. */
export type OAuthSettings = {
  MAIL_GOOGLE_CLIENT_ID: string;
  MAIL_GOOGLE_CLIENT_SECRET: string;
  /** Where Google's endpoints lie; other than empty only to try things out. */
  MAIL_GOOGLE_AUTHORIZE_URL: string;
  MAIL_GOOGLE_TOKEN_URL: string;
  MAIL_MICROSOFT_CLIENT_ID: string;
  MAIL_MICROSOFT_CLIENT_SECRET: string;
  /** The directory whose people may sign in: an id, a domain, or `common`. */
  MAIL_MICROSOFT_TENANT: string;
  MAIL_MICROSOFT_AUTHORIZE_URL: string;
  MAIL_MICROSOFT_TOKEN_URL: string;
};

export function oauthClients(settings: OAuthSettings): OAuthClients {
  const tenant = encodeURIComponent(settings.MAIL_MICROSOFT_TENANT || "common");
  const microsoft = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`;
  const google: OAuthClient = {
    id: settings.MAIL_GOOGLE_CLIENT_ID,
    secret: settings.MAIL_GOOGLE_CLIENT_SECRET,
    authorizeUrl: settings.MAIL_GOOGLE_AUTHORIZE_URL || "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: settings.MAIL_GOOGLE_TOKEN_URL || "https://oauth2.googleapis.com/token",
    scope: "https://mail.google.com/",
    extra: { access_type: "offline", prompt: "consent" },
  };
  const office: OAuthClient = {
    id: settings.MAIL_MICROSOFT_CLIENT_ID,
    secret: settings.MAIL_MICROSOFT_CLIENT_SECRET,
    authorizeUrl: settings.MAIL_MICROSOFT_AUTHORIZE_URL || `${microsoft}/authorize`,
    tokenUrl: settings.MAIL_MICROSOFT_TOKEN_URL || `${microsoft}/token`,
    scope: "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send",
    extra: { prompt: "select_account" },
  };
  return {
    ...(google.id !== "" && google.secret !== "" ? { google } : {}),
    ...(office.id !== "" && office.secret !== "" ? { microsoft: office } : {}),
  };
}
