export { type Filled, fillTickets } from "./fill";
export { aCustomer, aPolicy, asAdmin, asAgent, asApiKey, asCustomer, aTeam, aUser } from "./people";
export { aTicket, eventsOf, historyOf, messagesOf, rowOf } from "./ticket";
export { aClock, aWorkspace, type TestWorkspace } from "./workspace";
