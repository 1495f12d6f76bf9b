export { CustomerPages, OrganizationPages } from "./customer-pages";
