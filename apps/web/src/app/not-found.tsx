import { EmptyState } from "@desk/ui/empty-state";
import { SearchX } from "lucide-react";

export default function NotFound() {
  return (
    <main className="h-dvh">
      <title>Not found · Halen Desk</title>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        actions={
          <a className="text-link text-sm" href="/views/my-queue">
            Go to my queue
          </a>
        }
      >
        The link may be old, or the page was moved.
      </EmptyState>
    </main>
  );
}
