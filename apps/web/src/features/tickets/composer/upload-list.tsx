"use client";
import { FileTileContent, fileTileClass } from "@desk/ui/file-tile";
import { IconButton } from "@desk/ui/icon-button";
import { ProgressBar } from "@desk/ui/progress-bar";
import clsx from "clsx";
import { FileText, Image, RotateCw, X } from "lucide-react";
import { fileSize } from "@/lib/words";
import type { Upload } from "./use-uploads";

type Props = { uploads: readonly Upload[]; onRemove: (key: string) => void; onRetry: (entry: Upload) => void };

/** Files that will go with the message. */
export function UploadList({ uploads, onRemove, onRetry }: Props) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label="Files" className="flex max-h-28 flex-wrap gap-2 overflow-y-auto pb-2">
      {uploads.map((entry) => (
        <li
          key={entry.key}
          className={clsx(fileTileClass, "relative pe-0.5", entry.state === "failed" && "border-danger-line")}
        >
          <FileTileContent
            icon={entry.isImage ? Image : FileText}
            name={entry.name}
            detail={
              entry.problem ??
              (entry.state === "sending" ? `${Math.round(entry.progress * 100)} %` : fileSize(entry.sizeBytes))
            }
            end={
              <span className="flex">
                {entry.state === "failed" && entry.file ? (
                  <IconButton
                    icon={RotateCw}
                    size="sm"
                    label={`Try ${entry.name} again`}
                    onClick={() => onRetry(entry)}
                  />
                ) : null}
                <IconButton icon={X} size="sm" label={`Remove ${entry.name}`} onClick={() => onRemove(entry.key)} />
              </span>
            }
          />
          {entry.state === "sending" ? (
            <ProgressBar
              value={Math.round(entry.progress * 100)}
              max={100}
              label={`Sending ${entry.name}`}
              className="absolute! inset-x-0 bottom-0 h-0.5!"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
