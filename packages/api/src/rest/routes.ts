import { customerRoutes } from "./customer";
import type { Route } from "./route";
import { tableOf } from "./table";
import { ticketRoutes } from "./ticket";

/** Everything the public API offers, in the order of its reference. */
export const routes: readonly Route[] = [...ticketRoutes, ...customerRoutes];
export const routeTable = tableOf(routes);
