"use client";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "./problem";

/** Options of a mutation that says what it did, refreshes what it changed, and says why when it could not. */
export function saving<T>(refresh: () => unknown, done?: string | ((result: T) => string)) {
  return {
    onSuccess: async (result: T) => {
      await refresh();
      if (done !== undefined) showToast({ tone: "success", message: typeof done === "string" ? done : done(result) });
    },
    onError: (error: unknown) => showToast({ tone: "danger", message: problemOf(error).message }),
  };
}
