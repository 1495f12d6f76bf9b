"use client";
import { Button } from "@desk/ui/button";
import { FileTileContent, fileTileClass } from "@desk/ui/file-tile";
import { IconButton } from "@desk/ui/icon-button";
import clsx from "clsx";
import { FileText, Paperclip, X } from "lucide-react";
import { useRef, useState } from "react";
import { upload } from "@/lib/upload";
import { fileSize } from "@/lib/words";

export type DraftFile = { id: string; fileName: string; sizeBytes: number; isNew: boolean };
type Props = { files: readonly DraftFile[]; error: string | undefined; onChange: (files: DraftFile[]) => void };

const filesMax = 10;

/** Files that go with the macro's text. */
export function FilesField({ files, error, onChange }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(picked: readonly File[]) {
    setBusy(true);
    setProblem(null);
    const added: DraftFile[] = [];
    try {
      for (const file of picked.slice(0, filesMax - files.length)) {
        const { id, fileName, sizeBytes } = await upload(file, () => undefined).promise;
        added.push({ id, fileName, sizeBytes, isNew: true });
      }
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : "The file did not arrive");
    }
    setBusy(false);
    onChange([...files, ...added]);
  }

  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Files</legend>
      {files.length > 0 ? (
        <ul className="mb-2 flex flex-wrap gap-2">
          {files.map((file) => (
            <li key={file.id} className={clsx(fileTileClass, "relative pe-0.5")}>
              <FileTileContent icon={FileText} name={file.fileName} detail={fileSize(file.sizeBytes)} />
              <IconButton
                icon={X}
                size="sm"
                label={`Remove ${file.fileName}`}
                onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {error || problem ? (
        <p role="alert" className="text-danger-ink text-xs">
          {error ?? problem}
        </p>
      ) : null}
      <input
        ref={picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Attach files to the macro"
        className="hidden"
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {files.length < filesMax ? (
        <Button size="sm" icon={Paperclip} isLoading={isBusy} onClick={() => picker.current?.click()}>
          Attach files
        </Button>
      ) : null}
    </fieldset>
  );
}
