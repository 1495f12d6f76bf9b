"use client";
import type { AttachmentView } from "@desk/contracts/ticket";
import { buttonClass } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";

/** A picture over the page. */
export default function ImagePreview({ file, onClose }: { file: AttachmentView; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={<bdi>{file.fileName}</bdi>}
      closeLabel="Close"
      size="lg"
      footer={
        <a className={buttonClass("secondary")} href={file.url} download={file.fileName}>
          Download
        </a>
      }
    >
      <img src={file.url} alt={file.fileName} className="mx-auto max-h-[70dvh] max-w-full" />
    </Dialog>
  );
}
