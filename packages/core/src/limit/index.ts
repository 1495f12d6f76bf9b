export { addressKey, clientAddress } from "./client-address";
export { exactLimits } from "./exact";
export { forgetOldWindows } from "./forget";
export { createLimiter, type Limiter, type LimiterOptions, spendToken, type Taken, takeToken } from "./limiter";
