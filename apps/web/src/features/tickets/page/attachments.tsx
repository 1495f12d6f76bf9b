"use client";
import type { AttachmentView } from "@desk/contracts/ticket";
import { FileTileContent, fileTileClass } from "@desk/ui/file-tile";
import { FileText, Image, type LucideIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { fileSize } from "@/lib/words";

const ImagePreview = lazy(() => import("./image-preview"));

const iconOf = (file: AttachmentView): LucideIcon => (file.isImage ? Image : FileText);

/** The files of a message: pictures open in place, everything else is downloaded. */
export function Attachments({ files }: { files: readonly AttachmentView[] }) {
  const [shown, setShown] = useState<AttachmentView | null>(null);
  if (files.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0 max-w-full">
          {file.isImage ? (
            <button type="button" className={`${fileTileClass} text-start`} onClick={() => setShown(file)}>
              <span className="sr-only">Show </span>
              <Content file={file} />
            </button>
          ) : (
            <a className={fileTileClass} href={file.url} download={file.fileName}>
              <Content file={file} />
            </a>
          )}
        </li>
      ))}
      <Suspense>{shown ? <ImagePreview file={shown} onClose={() => setShown(null)} /> : null}</Suspense>
    </ul>
  );
}

function Content({ file }: { file: AttachmentView }) {
  const [isBroken, setBroken] = useState(!file.isImage);
  return (
    <FileTileContent
      icon={iconOf(file)}
      name={file.fileName}
      detail={fileSize(file.sizeBytes)}
      thumbnail={
        isBroken ? undefined : (
          <img src={file.url} alt="" loading="lazy" className="size-8 object-cover" onError={() => setBroken(true)} />
        )
      }
    />
  );
}
