import type { Rule } from "./rule";
import { accessRules } from "./rules/access";
import { accountRules, customerRules, guestRules, settingRules } from "./rules/desk";
import { exportRules } from "./rules/export";
import { fileRules } from "./rules/file";
import { jobRules } from "./rules/job";
import { listRules } from "./rules/list";
import { macroRules } from "./rules/macro";
import { mailRules } from "./rules/mail";
import { mailFilterRules } from "./rules/mail-filter";
import { mailboxRules } from "./rules/mailbox";
import { mergeRules } from "./rules/merge";
import { outgoingRules } from "./rules/outgoing";
import { outgoingAdminRules } from "./rules/outgoing-admin";
import { outsideRules } from "./rules/outside";
import { queueRules } from "./rules/queue";
import { restRules } from "./rules/rest";
import { snoozeRules } from "./rules/snooze";
import { ticketRules } from "./rules/ticket";
import { viewRules } from "./rules/view";

/** What was promised, call by call. Nothing here looks at a policy. */
export const rules: readonly Rule[] = [
  ...ticketRules,
  ...listRules,
  ...viewRules,
  ...snoozeRules,
  ...queueRules,
  ...exportRules,
  ...customerRules,
  ...mergeRules,
  ...settingRules,
  ...accessRules,
  ...accountRules,
  ...guestRules,
  ...restRules,
  ...fileRules,
  ...outsideRules,
  ...macroRules,
  ...mailRules,
  ...mailFilterRules,
  ...mailboxRules,
  ...outgoingRules,
  ...outgoingAdminRules,
  ...jobRules,
];
