"use client";
import { ErrorState } from "@desk/ui/error-state";

/** Keeps the sidebar alive when a page fails. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <ErrorState title="This page stopped working" retryLabel="Try again" onRetry={reset}>
      What you typed is kept on this device. Try again, or open another page from the sidebar.
    </ErrorState>
  );
}
