export { type Filled, fillTickets } from "./fill";
export { aCustomer, aPolicy, asAdmin, asAgent, asApiKey, asCustomer, aTeam, aUser } from "./people";
export { aTicket, eventsOf, historyOf, makeSnoozeDue, messagesOf, rowOf } from "./ticket";
export { aClock, aWorkspace, type TestWorkspace } from "./workspace";
