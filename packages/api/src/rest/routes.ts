import { customerRoutes } from "./customer";
import type { Route } from "./route";
import { tableOf } from "./table";
import { ticketRoutes } from "./ticket";
import { viewRoutes } from "./view";

/** Everything the public API offers, in the order of its reference. */
export const routes: readonly Route[] = [...ticketRoutes, ...viewRoutes, ...customerRoutes];
export const routeTable = tableOf(routes);
