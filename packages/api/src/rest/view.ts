import type { ListedView } from "@desk/contracts/view";
import { listViews } from "@desk/core/view";
import type { z } from "zod";
import { type Route, route } from "./route";
import { type View, ViewList } from "./shapes";

/** Mails wait in the dashboard; everything else is a list of tickets. */
const isOfTickets = ({ kind }: ListedView): boolean => kind !== "mail";

const viewOf = ({ slug, name, kind, saved }: ListedView): z.output<typeof View> => ({
  slug,
  name,
  kind: kind === "saved" || kind === "team" ? kind : "builtIn",
  id: saved?.id ?? null,
  scope: saved?.scope ?? null,
  teamId: saved?.teamId ?? null,
  query: saved?.query ?? null,
  sort: saved === null ? null : saved.sort.map(({ by, order }) => `${by}.${order}`).join(","),
});

export const viewRoutes: Route[] = [
  route({
    method: "GET",
    path: "/views",
    summary: "List views",
    description:
      "Those you see: built in, of teams, and saved ones. A slug given to GET /tickets as view lists its tickets.",
    scope: "tickets:read",
    output: ViewList,
    run: async (ctx) => {
      const { views } = await listViews(ctx);
      return { data: views.filter(isOfTickets).map(viewOf), nextCursor: null, hasMore: false };
    },
  }),
];
