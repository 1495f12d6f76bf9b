"use client";
import type { AttachmentView } from "@desk/contracts/ticket";
import { useRef, useState } from "react";
import { useMe } from "@/lib/me";
import { randomId } from "@/lib/random-id";
import { upload } from "@/lib/upload";
import { fileSize } from "@/lib/words";

export type Upload = {
  key: string;
  name: string;
  sizeBytes: number;
  isImage: boolean;
  state: "sending" | "done" | "failed";
  /** From 0 to 1. */
  progress: number;
  problem: string | null;
  file: File | null;
  view: AttachmentView | null;
};

const filesMax = 20;
const limitUsual = 26_214_400;

const fromView = (view: AttachmentView): Upload => ({
  key: view.id,
  name: view.fileName,
  sizeBytes: view.sizeBytes,
  isImage: view.isImage,
  state: "done",
  progress: 1,
  problem: null,
  file: null,
  view,
});

/** The files of one draft: sent while one writes on, with progress, retry and removal. */
export function useUploads(initial: readonly AttachmentView[]) {
  const limit = useMe()?.workspace.attachmentMaxBytes ?? limitUsual;
  const [uploads, setUploads] = useState<readonly Upload[]>(() => initial.map(fromView));
  const stops = useRef(new Map<string, () => void>());

  const patch = (key: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each)));

  function start(entry: Upload) {
    if (!entry.file) return;
    patch(entry.key, { state: "sending", progress: 0, problem: null });
    const { promise, stop } = upload(entry.file, (progress) => patch(entry.key, { progress }));
    stops.current.set(entry.key, stop);
    promise.then(
      (view) => patch(entry.key, { state: "done", progress: 1, view }),
      (error: Error) => patch(entry.key, { state: "failed", problem: error.message }),
    );
  }

  function add(files: readonly File[]) {
    const room = Math.max(0, filesMax - uploads.length);
    const entries = files.slice(0, room).map<Upload>((file) => ({
      key: randomId(),
      name: file.name || "picture.png",
      sizeBytes: file.size,
      isImage: file.type.startsWith("image/"),
      state: file.size > limit ? "failed" : "sending",
      progress: 0,
      problem: file.size > limit ? `Larger than ${fileSize(limit)}` : null,
      file,
      view: null,
    }));
    setUploads((before) => [...before, ...entries]);
    for (const entry of entries) if (entry.state === "sending") start(entry);
  }

  function remove(key: string) {
    stops.current.get(key)?.();
    setUploads((before) => before.filter((each) => each.key !== key));
  }

  return {
    uploads,
    limit,
    add,
    remove,
    /** Files that are on the server already. */
    attach: (views: readonly AttachmentView[]) => setUploads((before) => [...before, ...views.map(fromView)]),
    retry: (entry: Upload) => start(entry),
    clear: () => setUploads([]),
    restore: (files: readonly Upload[]) => setUploads(files),
    isBusy: uploads.some((each) => each.state === "sending"),
    hasFailed: uploads.some((each) => each.state === "failed"),
    done: uploads.flatMap((each) => (each.view ? [each.view] : [])),
  };
}
