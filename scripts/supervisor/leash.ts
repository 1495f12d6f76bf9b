import { Socket } from "node:net";

// Preloaded into every supervised process: when the supervisor is gone, even by kill -9, nothing may outlive it.
// What such a process forks inherits this file but not the descriptor, so the mark is taken off at once.
if (process.env.HALEN_DESK_LEASH) {
  delete process.env.HALEN_DESK_LEASH;
  const leash = new Socket({ fd: 3, readable: true, writable: false });
  leash.on("error", () => {});
  leash.on("close", () => process.kill(process.pid, "SIGTERM"));
  leash.resume();
  leash.unref();
}
