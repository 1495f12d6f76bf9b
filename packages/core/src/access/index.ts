export { type Level, levelIn, reaches, requireLevel } from "./level";
export { authorize, authorizeInside, can } from "./permissions";
export { isVisible, type Visibility, visibleTickets } from "./visible";
