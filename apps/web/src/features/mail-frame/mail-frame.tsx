"use client";
import { useId, useMemo, useRef, useState } from "react";
import { FoldButton } from "@/lib/fold-button";
import { composeMail, frameSource } from "./compose";
import { rebuildMail } from "./rebuild";
import { useHeight } from "./use-height";
import { useLook } from "./use-look";
import { useNear } from "./use-near";
import { usePictures } from "./use-pictures";

export type MailFrameProps = {
  html: string;
  /** Names the frame for those who cannot see it. */
  title: string;
  /** Where the n-th remote picture is asked for; absent while they stay away. */
  remoteAddress?: ((index: number) => string) | undefined;
  /** Where a file of ours is asked for. */
  fileAddress?: ((fileId: string) => string) | undefined;
  /** Told how many pictures wait elsewhere. */
  children?: (remoteCount: number) => React.ReactNode;
};

const ownAddress = (fileId: string): string => `/files/${fileId}`;

/**
 * HTML from outside behind three walls: cleaned when it was stored, built again here, and shown in a frame without
 * scripts, without our origin and without any request of its own.
 */
export function MailFrame({ html, title, remoteAddress, fileAddress = ownAddress, children }: MailFrameProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isNear = useNear(box);
  const look = useLook(box);
  const mail = useMemo(() => (isNear ? rebuildMail(html) : null), [html, isNear]);
  const addresses = new Map(mail?.fileIds.map((fileId) => [fileId, fileAddress(fileId)]));
  if (remoteAddress)
    for (let index = 0; index < (mail?.remoteCount ?? 0); index += 1)
      addresses.set(String(index), remoteAddress(index));
  const pictures = usePictures(addresses);
  const shown = useMemo(
    () => (mail === null ? null : composeMail(mail, look, pictures, isOpen)),
    [mail, look, pictures, isOpen],
  );
  const source = useMemo(() => (shown === null ? "" : frameSource(shown, look)), [shown, look]);
  const height = useHeight(measure, shown);
  return (
    <div ref={box} className="relative min-h-6 min-w-0">
      {mail && children ? children(mail.remoteCount) : null}
      <div
        ref={measure}
        aria-hidden
        inert
        className="pointer-events-none invisible absolute inset-x-0 top-0 h-0 overflow-hidden print:hidden"
      />
      {shown ? (
        <iframe
          id={id}
          title={title}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={source}
          className="block w-full border-0"
          style={{ height: height ?? 24, colorScheme: look.isDark ? "dark" : "light" }}
        />
      ) : null}
      {mail?.hasFold ? <FoldButton isOpen={isOpen} controls={id} onToggle={() => setOpen(!isOpen)} /> : null}
    </div>
  );
}
