export * from "./access";
export * from "./customer";
export * from "./log";
export * from "./mail";
export * from "./message";
export * from "./ticket";
export * from "./workspace";
