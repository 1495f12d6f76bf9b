"use client";
import type { LinkedMessage } from "@desk/contracts/ticket-link";
import { Avatar } from "@desk/ui/avatar";
import { FileTileContent, fileTileClass } from "@desk/ui/file-tile";
import { FileText, Image } from "lucide-react";
import { useId, useState } from "react";
import { MailFrame } from "@/features/mail-frame";
import { FoldButton } from "@/lib/fold-button";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";
import { fileSize } from "@/lib/words";

/** One message, with files that the link opens. Pictures from elsewhere stay away. */
export function LinkedMessageItem({ message, token }: { message: LinkedMessage; token: string }) {
  const { author, html, attachments, createdAt } = message;
  const now = useNow();
  const withLink = (path: string) => `${path}?${new URLSearchParams({ link: token })}`;
  return (
    <article className="border-line border-b py-4">
      <header className="flex items-center gap-2">
        <Avatar id={author.name} name={author.name} />
        <h2 className="min-w-0 truncate font-semibold text-sm">
          <bdi>{author.name}</bdi>
        </h2>
        {author.isMe ? <span className="text-ink-3 text-sm">you</span> : null}
        <time dateTime={createdAt} title={exactTime(createdAt)} className="figures ms-auto text-ink-3 text-xs">
          {momentOf(createdAt, now)}
        </time>
      </header>
      <div className="ps-8 pt-1 text-sm">
        {html === null ? (
          <Text message={message} />
        ) : (
          <MailFrame
            html={html}
            title={`Message from ${author.name}`}
            fileAddress={(fileId) => withLink(`/files/${fileId}`)}
          />
        )}
        {attachments.length === 0 ? null : (
          <ul className="mt-2 flex flex-wrap gap-2">
            {attachments.map((file) => (
              <li key={file.id} className="min-w-0 max-w-full">
                <a className={fileTileClass} href={withLink(file.url)} download={file.fileName}>
                  <FileTileContent
                    icon={file.isImage ? Image : FileText}
                    name={file.fileName}
                    detail={fileSize(file.sizeBytes)}
                  />
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

function Text({ message: { text, quotedAt } }: { message: LinkedMessage }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const body = text.slice(0, quotedAt ?? text.length).trimEnd();
  const folded = quotedAt === null || body === "" ? "" : text.slice(quotedAt).trim();
  return (
    <>
      <p className="wrap-anywhere whitespace-pre-wrap">{folded === "" ? text : body}</p>
      {folded === "" ? null : (
        <>
          <FoldButton isOpen={isOpen} controls={id} onToggle={() => setOpen(!isOpen)} />
          <p
            id={id}
            hidden={!isOpen}
            className="wrap-anywhere whitespace-pre-wrap border-line-strong border-s-2 ps-2.5 text-ink-3"
          >
            {folded}
          </p>
        </>
      )}
    </>
  );
}
