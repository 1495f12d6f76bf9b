export { addSenderRule } from "./add";
export { listSenderRules } from "./list";
export { removeSenderRule } from "./remove";
