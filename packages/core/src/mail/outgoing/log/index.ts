export { cancelDeliveries } from "./cancel";
export { listDeliveries } from "./list";
export { retryDeliveries } from "./retry";
export { forgiveAddress, listUnreachable } from "./unreachable";
