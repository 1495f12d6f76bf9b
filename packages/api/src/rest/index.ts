export { handleRest, type RestHost } from "./handle";
export { openApiDocument } from "./openapi";
export { Problem } from "./problem";
export { referencePage } from "./reference-page";
export { headerOf, type RestRequest, type RestResponse } from "./request";
export { routes, routeTable } from "./routes";
export { methodsAt } from "./table";
