"use client";
import { CloudAlert, Copy, RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { announce } from "./announcer";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { IconButton } from "./icon-button";

export type ErrorStateProps = {
  title: ReactNode;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  retryLabel: string;
  onRetry: () => void;
  isRetrying?: boolean | undefined;
  request?: { id: string; label: string; copyLabel: string; copiedLabel: string; at?: string | undefined } | undefined;
  headingLevel?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
};

/** Something did not load: the page around it stays, and the request id can be copied. */
export function ErrorState(props: ErrorStateProps) {
  const { title, children, retryLabel, onRetry, isRetrying, request, headingLevel, className } = props;
  return (
    <div role="alert" className="flex h-full flex-col">
      <EmptyState
        icon={CloudAlert}
        title={title}
        headingLevel={headingLevel}
        className={className ?? "flex-1"}
        actions={
          <Button icon={RotateCw} onClick={onRetry} isLoading={isRetrying}>
            {retryLabel}
          </Button>
        }
      >
        {children}
      </EmptyState>
      {request ? <RequestLine {...request} /> : null}
    </div>
  );
}

function RequestLine({ id, label, copyLabel, copiedLabel, at }: NonNullable<ErrorStateProps["request"]>) {
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(id);
    setCopied(true);
    announce(copiedLabel);
  }

  return (
    <div className="flex h-8 items-center gap-1.5 border-line border-t px-4 text-ink-3 text-xs">
      <span>{label}</span>
      <code>{id}</code>
      <IconButton icon={Copy} size="sm" label={isCopied ? copiedLabel : copyLabel} onClick={copy} />
      {at ? <span className="figures ms-auto">{at}</span> : null}
    </div>
  );
}
