export { type Level, levelIn, reaches, requireLevel } from "./level";
export { authorize, can } from "./permissions";
export { isVisible, type Visibility, visibleTickets } from "./visible";
