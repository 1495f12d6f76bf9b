export { QueueBar } from "./queue-bar";
export { QueueHost } from "./queue-host";
export { StartButton } from "./start-button";
