export { type ExportedList, useListMenu } from "./list-menu";
