import type { Given, Rule } from "../rule";
import { admins, readers, teamReaders } from "./groups";

const view =
  (name: "own" | "team" | "everyone", more: object = {}) =>
  ({ ids }: Given) => ({ viewId: ids[`view.${name}`], ...more });

/** Somebody's own view is nobody else's, whatever rights they hold. */
const own = { allow: ["agentFull"], hide: readers.filter((name) => name !== "agentFull"), next: "hidden" } as const;
/** Full access in the team, or the right to manage views. */
const arrangers = ["agentFull", "supervisor", "admin", "owner"] as const;
const ofTeam = { allow: arrangers, hide: ["outsider"], tries: teamReaders, next: "hidden" } as const;
const ofEveryone = { allow: admins, tries: readers, next: "hidden" } as const;

export const viewRules: readonly Rule[] = [
  {
    call: "view.list",
    allow: [...readers, "keyTicketsRead"],
    next: "own",
    shows: ({ ids }, actor) => {
      const seesTeam = actor === "keyTicketsRead" || (teamReaders as readonly string[]).includes(actor);
      const [seen, unseen]: string[][] = [[ids["view.everyone"]], []];
      (actor === "agentFull" ? seen : unseen)?.push(ids["view.own"]);
      (seesTeam ? seen : unseen)?.push(ids["view.team"]);
      return { has: seen ?? [], lacks: unseen ?? [] };
    },
  },
  { call: "view.create", input: () => ({ name: "Mine", query: "" }), allow: readers, next: "own" },
  {
    call: "view.create",
    on: "for a team",
    input: ({ ids }) => ({ name: "Ours", query: "", scope: "team", teamId: ids["team.own"] }),
    allow: arrangers,
    invalid: ["outsider"],
    next: "invalid",
    tries: teamReaders,
  },
  {
    call: "view.create",
    on: "for everyone",
    input: () => ({ name: "All of ours", query: "", scope: "everyone" }),
    allow: admins,
    next: "own",
  },
  { call: "view.update", input: view("own", { name: "Renamed" }), ...own },
  { call: "view.update", on: "a team's", input: view("team", { name: "Renamed" }), ...ofTeam },
  { call: "view.update", on: "everyone's", input: view("everyone", { name: "Renamed" }), ...ofEveryone },
  {
    call: "view.update",
    on: "to give it to everyone",
    input: view("team", { scope: "everyone", teamId: null }),
    ...ofTeam,
    allow: admins,
  },
  { call: "view.remove", input: view("own"), ...own },
  { call: "view.remove", on: "a team's", input: view("team"), ...ofTeam },
  { call: "view.remove", on: "everyone's", input: view("everyone"), ...ofEveryone },
  { call: "view.duplicate", input: view("own"), ...own },
  { call: "view.duplicate", on: "a team's", input: view("team"), ...ofTeam, allow: teamReaders },
  { call: "view.duplicate", on: "everyone's", input: view("everyone"), allow: readers, next: "hidden" },
  { call: "view.reorder", input: () => ({ slugs: ["all", "mine"] }), allow: readers, next: "own" },
  {
    call: "view.setTeamDefault",
    input: ({ ids }) => ({ teamId: ids["team.own"], view: "unassigned" }),
    ...ofTeam,
  },
  {
    call: "view.setTeamDefault",
    on: "one that is only next door",
    prepare: (workspaceId) => [
      `delete from views v where v.workspace_id = '${workspaceId}' and v.scope = 'everyone'
        and exists (select 1 from views n where n.slug = v.slug and n.workspace_id <> v.workspace_id)`,
    ],
    input: ({ ids }) => ({ teamId: ids["team.own"], view: "everyone-2abcde" }),
    ...ofTeam,
    allow: [],
    invalid: arrangers,
  },
];
