import type { WriteStream } from "node:tty";

/** A bar on a terminal; silence everywhere else. */
export function progressBar(stream: WriteStream | undefined) {
  const isShown = stream?.isTTY === true;
  let shownAt = 0;
  return {
    show(done: number, of: number): void {
      if (!isShown || (performance.now() - shownAt < 100 && done < of)) return;
      shownAt = performance.now();
      const filled = Math.round((done / Math.max(1, of)) * 30);
      stream.write(`\r[${"█".repeat(filled)}${"·".repeat(30 - filled)}] ${done} of ${of}`);
    },
    end(): void {
      if (isShown && shownAt > 0) stream.write("\n");
    },
  };
}
