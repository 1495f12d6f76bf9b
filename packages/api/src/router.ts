import { apiKeyRouter } from "./routers/api-key";
import { auditRouter } from "./routers/audit";
import { authRouter } from "./routers/auth";
import { customerRouter } from "./routers/customer";
import { directoryRouter } from "./routers/directory";
import { exportRouter } from "./routers/export";
import { jobRouter } from "./routers/job";
import { labelRouter } from "./routers/label";
import { macroRouter } from "./routers/macro";
import { mailRouter } from "./routers/mail";
import { mailFilterRouter } from "./routers/mail-filter";
import { mailHealthRouter } from "./routers/mail-health";
import { mailboxRouter } from "./routers/mailbox";
import { meRouter } from "./routers/me";
import { organizationRouter } from "./routers/organization";
import { outgoingRouter } from "./routers/outgoing";
import { queueRouter } from "./routers/queue";
import { remoteImageRouter } from "./routers/remote-image";
import { roleRouter } from "./routers/role";
import { statusRouter } from "./routers/status";
import { teamRouter } from "./routers/team";
import { ticketRouter } from "./routers/ticket";
import { ticketLinkRouter } from "./routers/ticket-link";
import { userRouter } from "./routers/user";
import { viewRouter } from "./routers/view";
import { workspaceRouter } from "./routers/workspace";
import { router } from "./trpc";

export const appRouter = router({
  me: meRouter,
  auth: authRouter,
  directory: directoryRouter,
  ticket: ticketRouter,
  queue: queueRouter,
  export: exportRouter,
  ticketLink: ticketLinkRouter,
  view: viewRouter,
  remoteImage: remoteImageRouter,
  customer: customerRouter,
  organization: organizationRouter,
  job: jobRouter,
  label: labelRouter,
  macro: macroRouter,
  mail: mailRouter,
  mailFilter: mailFilterRouter,
  mailHealth: mailHealthRouter,
  status: statusRouter,
  user: userRouter,
  role: roleRouter,
  team: teamRouter,
  apiKey: apiKeyRouter,
  mailbox: mailboxRouter,
  outgoing: outgoingRouter,
  workspace: workspaceRouter,
  audit: auditRouter,
});
export type AppRouter = typeof appRouter;
