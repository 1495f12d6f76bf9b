import type { Db } from "@desk/core/boot";
import type { SingleSignOn } from "./single-sign-on";

/** What signing in needs to know of the installation. */
export type AuthSettings = {
  db: Db;
  now: () => Date;
  /** Where people reach the desk. Redirects and cookies follow it, never the Host of a request. */
  publicUrl: string;
  secret: string;
  singleSignOn: readonly SingleSignOn[];
  /** One line per refused or broken sign-in, without secrets and without stacks. */
  log: (line: string) => void;
};
