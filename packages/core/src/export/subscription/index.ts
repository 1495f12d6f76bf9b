export { changeSubscription, listSubscriptions, subscribe, unsubscribe } from "./manage";
export { mailDueLists } from "./run-due";
