export { type MessageOrigin, type Posted, postMessage } from "./post";
export { readThread } from "./thread";
