"use client";
import type { LinkedTicketView, RequestState } from "@desk/contracts/ticket-link";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { LogoMark } from "@desk/ui/logo-mark";
import { CircleCheck, Hand, Hourglass, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { problemOf } from "@/lib/problem";
import { exactTime } from "@/lib/time";
import { api } from "@/trpc/client";
import { LinkedMessageItem } from "./linked-message";
import { ReplyForm } from "./reply-form";
import { usePathToken } from "./use-path-token";

const states: Record<RequestState, { word: string; icon: LucideIcon; className: string }> = {
  working: { word: "We are on it", icon: Hourglass, className: "border-accent-line bg-accent-tint text-accent-ink" },
  waiting: { word: "Waiting for you", icon: Hand, className: "border-warning-line bg-warning-tint text-warning-ink" },
  solved: { word: "Solved", icon: CircleCheck, className: "border-success-line bg-success-tint text-success-ink" },
};

/** One request as its customer sees it, opened by the link in a mail. */
export function LinkedTicket() {
  const token = usePathToken();
  const isComplete = token !== undefined && /^[\w-]{43}$/u.test(token);
  const query = api.ticketLink.read.useInfiniteQuery(
    { token: token ?? "" },
    {
      enabled: isComplete,
      retry: false,
      initialCursor: undefined,
      getNextPageParam: ({ messages, hasOlder }) => (hasOlder ? messages[0]?.seq : undefined),
    },
  );
  const [newest] = query.data?.pages ?? [];
  if (token === undefined || (isComplete && query.isPending)) return <Frame name="" />;
  if (!newest) {
    const isGone = !isComplete || problemOf(query.error).code === "NOT_FOUND";
    return (
      <Frame name="">
        <h1 className="font-semibold text-xl">{isGone ? "This link has ended" : "This did not work"}</h1>
        <p className="mt-1 text-ink-2 text-sm">
          {isGone
            ? "It is too old, was taken back, or is not complete. Answer the newest mail, or write to us again."
            : problemOf(query.error).message}
        </p>
        {isGone ? null : (
          <Button className="mt-4" onClick={() => void query.refetch()}>
            Try again
          </Button>
        )}
      </Frame>
    );
  }
  const messages = (query.data?.pages ?? []).toReversed().flatMap((page) => page.messages);
  return (
    <Frame name={newest.workspaceName} title={`${newest.subject} · ${newest.workspaceName}`}>
      <Head view={newest} />
      {query.hasNextPage ? (
        <Button variant="ghost" isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier messages
        </Button>
      ) : null}
      <section aria-label="Messages" className="border-line border-t">
        {messages.map((message) => (
          <LinkedMessageItem key={message.seq} message={message} token={token} />
        ))}
      </section>
      <ReplyForm token={token} />
      <p className="mt-3 text-ink-3 text-xs">
        You can also answer the mail about #{newest.number}. This link works until {exactTime(newest.expiresAt)}.
      </p>
    </Frame>
  );
}

function Head({ view: { subject, number, state } }: { view: LinkedTicketView }) {
  const { word, icon, className } = states[state];
  return (
    <>
      <h1 className="wrap-anywhere font-semibold text-xl">
        <bdi>{subject}</bdi>
      </h1>
      <p className="figures mt-1 text-ink-2 text-sm">#{number}</p>
      <p className={`my-4 flex items-center gap-2 rounded-control border px-3 py-2 font-semibold text-sm ${className}`}>
        <Icon as={icon} />
        {word}
      </p>
    </>
  );
}

function Frame({ name, title = "Your request", children }: { name: string; title?: string; children?: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col overflow-y-auto bg-canvas print:h-auto print:overflow-visible">
      <title>{title}</title>
      <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b px-4 md:px-6">
        <LogoMark className="size-6" />
        <span className="min-w-0 truncate font-semibold text-sm">
          <bdi>{name}</bdi>
        </span>
      </header>
      <main className="mx-auto w-full max-w-180 flex-1 px-4 py-8">{children}</main>
    </div>
  );
}
