import { Socket } from "node:net";

// Preloaded into every supervised process: when the supervisor is gone, even by kill -9, nothing may outlive it.
const leash = new Socket({ fd: 3, readable: true, writable: false });
leash.on("error", () => {});
leash.on("close", () => process.kill(process.pid, "SIGTERM"));
leash.resume();
leash.unref();
