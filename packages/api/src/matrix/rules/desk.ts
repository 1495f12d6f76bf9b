import type { Given, Rule } from "../rule";
import { admins, agents, managers, managersMakeLabels, people, readers } from "./groups";

const customer = ({ ids }: Given) => ({ customerId: ids["customer.requester"] });
const organization = ({ ids }: Given) => ({ organizationId: ids["organization.shared"] });
const readCustomers = [...readers.filter((name) => name !== "creator"), "keyCustomersRead"] as const;
const editCustomers = [...agents, "keyCustomersWrite"] as const;

export const customerRules: readonly Rule[] = [
  { call: "customer.list", input: () => ({}), allow: readCustomers, next: "own" },
  {
    call: "customer.get",
    input: customer,
    allow: readCustomers,
    next: "hidden",
    // What is invisible is not counted either: of five living tickets the outsider may see one.
    shows: (_given, actor) => {
      const count = actor === "outsider" ? 1 : actor === "keyCustomersRead" ? 0 : 4;
      return { has: [`"ticketsCount":${count}`] };
    },
  },
  {
    call: "customer.create",
    input: () => ({ name: "Nina", emails: ["nina@customer.example"] }),
    allow: editCustomers,
    next: "own",
  },
  {
    call: "customer.create",
    on: "in an organization",
    input: (given) => ({ name: "Nina", ...organization(given) }),
    allow: editCustomers,
    next: "invalid",
  },
  {
    call: "customer.update",
    input: (given) => ({ ...customer(given), name: "Rita Renamed" }),
    allow: editCustomers,
    next: "hidden",
  },
  {
    call: "customer.update",
    on: "its external id",
    input: (given) => ({ ...customer(given), externalId: "C-77" }),
    allow: editCustomers,
    next: "hidden",
  },
  { call: "customer.remove", input: (given) => customer(given), allow: [], conflict: admins, next: "hidden" },
  {
    call: "customer.remove",
    on: "without a history",
    input: ({ ids }) => ({ customerId: ids["customer.colleague"] }),
    allow: admins,
    next: "hidden",
  },
  { call: "organization.list", input: () => ({}), allow: readCustomers, next: "own" },
  { call: "organization.list", on: "by name", input: () => ({ q: "Bike" }), allow: readCustomers, next: "own" },
  {
    call: "organization.list",
    on: "after one",
    input: ({ ids }) => ({ cursor: ids["organization.shared"] }),
    allow: readCustomers,
    next: "invalid",
  },
  { call: "organization.get", input: organization, allow: readCustomers, next: "hidden" },
  { call: "organization.create", input: () => ({ name: "Night Kitchen" }), allow: editCustomers, next: "own" },
  {
    call: "organization.update",
    input: (given) => ({ ...organization(given), notes: "VIP" }),
    allow: editCustomers,
    next: "hidden",
  },
  {
    call: "organization.update",
    on: "its domains",
    input: (given) => ({ ...organization(given), domains: ["bikeworks.example"] }),
    allow: editCustomers,
    next: "hidden",
  },
  {
    call: "organization.remove",
    input: ({ ids }) => ({ organizationId: ids["organization.empty"] }),
    allow: admins,
    next: "hidden",
  },
];

const seeSettings = [...readers, "keyTicketsRead"] as const;

export const settingRules: readonly Rule[] = [
  { call: "directory.get", allow: seeSettings, next: "own" },
  { call: "label.list", allow: seeSettings, next: "own" },
  { call: "label.create", input: () => ({ name: "brand new" }), allow: [...agents, "keyTicketsWrite"], next: "own" },
  {
    call: "label.create",
    on: "a name in use",
    input: () => ({ name: "equipment" }),
    allow: [],
    conflict: [...agents, "keyTicketsWrite"],
    next: "own",
  },
  {
    call: "label.create",
    on: "where managers make labels",
    prepare: managersMakeLabels,
    input: () => ({ name: "brand new" }),
    allow: admins,
    next: "own",
  },
  {
    call: "label.rename",
    input: ({ ids }) => ({ labelId: ids["label.one"], name: "gear" }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "label.merge",
    input: ({ ids }) => ({ labelId: ids["label.one"], intoLabelId: ids["label.two"] }),
    allow: admins,
    next: "hidden",
  },
  { call: "label.remove", input: ({ ids }) => ({ labelId: ids["label.one"] }), allow: admins, next: "hidden" },
  { call: "status.list", allow: seeSettings, next: "own" },
  {
    call: "status.create",
    input: () => ({ category: "pending", label: "Waiting for papers" }),
    allow: admins,
    next: "own",
  },
  {
    call: "status.update",
    input: ({ ids }) => ({ statusId: ids["status.spare"], label: "Depot" }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "status.update",
    on: "as the default",
    input: ({ ids }) => ({ statusId: ids["status.spare"], isDefault: true }),
    allow: admins,
    next: "hidden",
  },
  { call: "status.archive", input: ({ ids }) => ({ statusId: ids["status.spare"] }), allow: admins, next: "hidden" },
  { call: "workspace.get", allow: admins, next: "own" },
  { call: "workspace.update", input: () => ({ name: "Halen Night" }), allow: admins, next: "own" },
  { call: "audit.list", input: () => ({}), allow: admins, next: "own" },
  { call: "apiKey.list", allow: managers, next: "own" },
  { call: "apiKey.create", input: () => ({ name: "Import", scopes: ["tickets:write"] }), allow: admins, next: "own" },
  { call: "apiKey.revoke", input: ({ ids }) => ({ apiKeyId: ids["key.spare"] }), allow: managers, next: "hidden" },
];

const mine = { allow: people, next: "own" } as const;
const password = "another long password";
const wrong = { currentPassword: "not the password" };

export const accountRules: readonly Rule[] = [
  { call: "me.get", ...mine },
  { call: "me.update", input: () => ({ name: "Renamed" }), ...mine },
  {
    call: "me.changePassword",
    on: "without the old one",
    input: () => ({ ...wrong, newPassword: password }),
    allow: [],
    invalid: people,
    next: "invalid",
  },
  {
    call: "me.changePassword",
    input: () => ({ currentPassword: "a long enough password", newPassword: password }),
    ...mine,
  },
  {
    call: "me.changeEmail",
    on: "without the password",
    input: () => ({ ...wrong, email: "x@desk.example" }),
    allow: [],
    invalid: people,
    next: "invalid",
  },
  {
    call: "me.changeEmail",
    input: () => ({ currentPassword: "a long enough password", email: "moved@desk.example" }),
    ...mine,
  },
  { call: "me.sessions", ...mine },
  {
    call: "me.revokeSession",
    on: "of somebody",
    input: ({ ids }) => ({ sessionId: ids["session.agentFull"] }),
    allow: ["agentFull"],
    hide: people.filter((name) => name !== "agentFull"),
    next: "hidden",
  },
  { call: "me.revokeOtherSessions", allow: people, next: "own", isQuiet: true },
];

const open = { isOpen: true, allow: [], next: "own" } as const;

/** As on the first day. Events refuse to be removed, so their trigger sleeps for the moment. */
const emptied = () => [
  "set local session_replication_role = replica",
  "truncate table workspaces cascade",
  "truncate table installation",
  "set local session_replication_role = origin",
];

/** Open to everybody, since they are how one gets in; what they take is a secret from a mail. */
export const guestRules: readonly Rule[] = [
  { call: "auth.setupState", ...open },
  { call: "auth.providers", ...open },
  {
    call: "auth.setUp",
    on: "an empty installation",
    prepare: emptied,
    input: () => ({ workspaceName: "Halen", name: "Olivia", email: "olivia@desk.example", password }),
    ...open,
  },
  {
    call: "auth.setUp",
    on: "an installation in use",
    input: () => ({ workspaceName: "Evil", name: "Eve", email: "eve@evil.example", password }),
    ...open,
    isClosed: true,
  },
  { call: "auth.requestMagicLink", input: () => ({ email: "fay.full@desk.example" }), ...open },
  { call: "auth.requestPasswordReset", input: () => ({ email: "fay.full@desk.example" }), ...open },
  {
    call: "auth.requestMagicLink",
    on: "an unknown address",
    input: () => ({ email: "nobody@desk.example" }),
    ...open,
    isQuiet: true,
  },
  {
    call: "auth.requestPasswordReset",
    on: "an unknown address",
    input: () => ({ email: "nobody@desk.example" }),
    ...open,
    isQuiet: true,
  },
  { call: "auth.resetPassword", input: ({ secrets }) => ({ token: secrets.passwordReset, password }), ...open },
  {
    call: "auth.resetPassword",
    on: "an invitation's link",
    input: ({ secrets }) => ({ token: secrets.invitation, password }),
    ...open,
    isClosed: true,
  },
  { call: "auth.readInvitation", input: ({ secrets }) => ({ token: secrets.invitation }), ...open },
  {
    call: "auth.readInvitation",
    on: "a link nobody made",
    input: () => ({ token: "x".repeat(43) }),
    ...open,
    isClosed: true,
  },
  {
    call: "auth.acceptInvitation",
    input: ({ secrets }) => ({ token: secrets.invitation, name: "Ivy", password }),
    ...open,
  },
  {
    call: "auth.acceptInvitation",
    on: "another kind of link",
    input: ({ secrets }) => ({ token: secrets.passwordReset, name: "Ivy", password }),
    ...open,
    isClosed: true,
  },
];
