import { z } from "zod";
import { QueryText } from "./query";
import { id, integer, line, text } from "./text";
import { sortText, TicketFilter, TicketPage } from "./ticket";
import { boardFields, defaultColumns, groupings, viewColumns } from "./view-words";
import { listLayouts, ticketSorts, viewScopes } from "./words";

/** One of the keys a list is sorted by. Descending means the newest, the most urgent, the longest waiting first. */
export const SortKey = z.strictObject({ by: z.enum(ticketSorts), order: z.enum(["asc", "desc"]) });
export type SortKey = z.output<typeof SortKey>;
export const sortKeys = z
  .array(SortKey)
  .max(4, "Sort by four things at most.")
  .refine((keys) => new Set(keys.map(({ by }) => by)).size === keys.length, "Name each thing once.");

const columns = z
  .array(z.enum(viewColumns))
  .min(1, "Show at least one column.")
  .max(viewColumns.length)
  .refine((names) => new Set(names).size === names.length, "Name each column once.");

const viewFields = {
  name: line(60),
  scope: z.enum(viewScopes),
  /** The team it is for, when the scope is team. */
  teamId: id.nullable(),
  query: QueryText,
  columns,
  /** Most important key first; empty for the newest change first. */
  sort: sortKeys,
  groupBy: z.enum(groupings).nullable(),
  layout: z.enum(listLayouts),
  /** What the columns of the board are. */
  boardBy: z.enum(boardFields),
};

export const CreateView = z.strictObject({
  ...viewFields,
  scope: viewFields.scope.default("me"),
  teamId: viewFields.teamId.default(null),
  query: viewFields.query.default(""),
  columns: columns.default([...defaultColumns]),
  sort: sortKeys.default([]),
  groupBy: viewFields.groupBy.default(null),
  layout: viewFields.layout.default("list"),
  boardBy: viewFields.boardBy.default("status"),
});
export type CreateView = z.output<typeof CreateView>;
export type CreateViewInput = z.input<typeof CreateView>;

/** Changes what is named. With `version`, only the view as it was read. */
export const UpdateView = z.strictObject({
  viewId: id,
  version: integer.positive().optional(),
  ...z.object(viewFields).partial().shape,
});
export type UpdateView = z.output<typeof UpdateView>;

export const ViewRef = z.strictObject({ viewId: id });
export type ViewRef = z.output<typeof ViewRef>;
/** A copy of one's own. */
export const DuplicateView = z.strictObject({ viewId: id, name: line(60).optional() });
export type DuplicateView = z.output<typeof DuplicateView>;
/** Slugs in the order of my sidebar; what is not named comes after, in its usual order. */
export const ReorderViews = z.strictObject({ slugs: z.array(text(80)).max(500) });
export type ReorderViews = z.output<typeof ReorderViews>;
/** What members of the team begin with; null for the queue. */
export const SetTeamDefaultView = z.strictObject({ teamId: id, view: text(80).nullable() });
export type SetTeamDefaultView = z.output<typeof SetTeamDefaultView>;

export const SavedView = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  scope: z.enum(viewScopes),
  teamId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  query: z.string(),
  columns: z.array(z.enum(viewColumns)),
  sort: z.array(SortKey),
  groupBy: z.enum(groupings).nullable(),
  layout: z.enum(listLayouts),
  boardBy: z.enum(boardFields),
  version: z.number(),
  /** What the query names and is not there any more, each in a sentence. Such a view opens all the same. */
  missing: z.array(z.string()),
  can: z.object({ edit: z.boolean() }),
});
export type SavedView = z.output<typeof SavedView>;

/** One line of the sidebar: built in, a team's, or saved. */
export const ListedView = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(["builtIn", "team", "saved", "mail"]),
  /** Set when it is a saved one. */
  saved: SavedView.nullable(),
});
export type ListedView = z.output<typeof ListedView>;

export const ViewList = z.object({
  /** In the order of my sidebar. */
  views: z.array(ListedView),
  /** By team of mine, the slug its members begin with. */
  teamDefaults: z.array(z.object({ teamId: z.uuid(), view: z.string() })),
});
export type ViewList = z.output<typeof ViewList>;

/** A list in parts: the columns of a board, or rows under headings. Each part goes on by `ticket.list` and its cursor. */
export const ReadGroups = TicketFilter.extend({
  by: z.enum(groupings),
  sort: sortText.optional(),
  order: z.enum(["asc", "desc"]).optional(),
  /** Rows of each part; 0 for the counts alone. */
  limit: z.number().int().min(0).max(50).default(20),
});
export type ReadGroups = z.output<typeof ReadGroups>;
export type ReadGroupsInput = z.input<typeof ReadGroups>;
export const TicketGroup = TicketPage.extend({
  /** A category, a priority, an id, or `none`. */
  key: z.string(),
  /** The name of the person or team; null where the key is a word of the product. */
  name: z.string().nullable(),
  count: z.number(),
  /** So many rows were looked at as may be: there are so many, and perhaps more. */
  isAtLeast: z.boolean(),
});
export type TicketGroup = z.output<typeof TicketGroup>;
export const TicketGroups = z.object({
  groups: z.array(TicketGroup),
  /** There are more parts than are shown. */
  hasMore: z.boolean(),
});
export type TicketGroups = z.output<typeof TicketGroups>;

/** The tickets before and after one in a list, whether or not it stands there itself. */
export const ReadNeighbours = TicketFilter.extend({
  number: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  sort: sortText.optional(),
  order: z.enum(["asc", "desc"]).optional(),
});
export type ReadNeighbours = z.output<typeof ReadNeighbours>;
export type ReadNeighboursInput = z.input<typeof ReadNeighbours>;
export const Neighbours = z.object({
  previous: z.number().nullable(),
  next: z.number().nullable(),
  /** Its place from the top, 1 for the first; null when it is not in the list, or far down. */
  position: z.number().nullable(),
});
export type Neighbours = z.output<typeof Neighbours>;
