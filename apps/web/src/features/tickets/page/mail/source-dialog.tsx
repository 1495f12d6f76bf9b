"use client";
import { Button, buttonClass } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { Skeleton, SkeletonGroup } from "@desk/ui/skeleton";
import { problemOf } from "@/lib/problem";
import { fileSize } from "@/lib/words";
import { api } from "@/trpc/client";

/** The mail as it came, byte for byte: as text to read, and whole to keep. */
export default function SourceDialog({ mailId, onClose }: { mailId: string; onClose: () => void }) {
  const source = api.mail.source.useQuery({ mailId }, { staleTime: 5 * 60_000 });
  const shown = source.data;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Original mail"
      description={
        shown
          ? `${fileSize(shown.sizeBytes)}, as it was received.${shown.isWhole ? "" : " Only the beginning is shown; the download has all of it."}`
          : "As it was received."
      }
      closeLabel="Close"
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {shown ? (
            <a className={buttonClass("primary")} href={shown.downloadUrl} download={`mail-${mailId}.eml`}>
              Download
            </a>
          ) : null}
        </>
      }
    >
      {shown ? (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
          tabIndex={0}
          aria-label="Source of the mail"
          className="focus-inset max-h-[60dvh] overflow-auto rounded-control border border-line bg-sunken p-3"
        >
          <pre className="whitespace-pre-wrap font-mono text-xs wrap-anywhere">{shown.text}</pre>
        </section>
      ) : source.error ? (
        <p role="alert" className="text-danger-ink text-sm">
          The original did not load: {problemOf(source.error).message}
        </p>
      ) : (
        <SkeletonGroup label="The original is loading">
          <Skeleton className="h-60 w-full" />
        </SkeletonGroup>
      )}
    </Dialog>
  );
}
