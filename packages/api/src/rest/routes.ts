import { customerRoutes } from "./customer";
import { jobRoutes } from "./job";
import type { Route } from "./route";
import { tableOf } from "./table";
import { ticketRoutes } from "./ticket";
import { viewRoutes } from "./view";

/** Everything the public API offers, in the order of its reference. */
export const routes: readonly Route[] = [...ticketRoutes, ...viewRoutes, ...customerRoutes, ...jobRoutes];
export const routeTable = tableOf(routes);
