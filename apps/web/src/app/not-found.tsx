import { StateMessage } from "@/lib/state-message";

export default function NotFound() {
  return (
    <main className="flex h-dvh">
      <StateMessage title="There is nothing at this address" text="The link may be old, or the page was moved.">
        <a className="text-link" href="/views/my-queue">
          Go to my queue
        </a>
      </StateMessage>
    </main>
  );
}
