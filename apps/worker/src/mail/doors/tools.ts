import type { HostGuard } from "@desk/core/net";
import type { Tools } from "../../tools";

/** What the doors work with. */
export type DoorTools = Pick<Tools, "db" | "now" | "log" | "secrets"> & { guard: HostGuard };
