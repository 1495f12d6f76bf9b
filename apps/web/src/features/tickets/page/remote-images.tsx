"use client";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { ImageOff } from "lucide-react";
import type { RemoteImagesState } from "./use-remote-images";

/** Says that pictures were held back, and why that is good, with both ways to see them. */
export function RemoteImages({ images }: { images: RemoteImagesState }) {
  if (images.isShown) return null;
  return (
    <div className="mb-2 flex max-w-(--w-measure) flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-fill px-2 py-1 text-ink-2 text-xs">
      <Icon as={ImageOff} size={14} />
      <span className="min-w-0 flex-1 basis-48">
        Pictures from elsewhere are held back, so that nobody learns that this was read.
      </span>
      <Button size="sm" variant="ghost" onClick={images.showOnce}>
        Show once
      </Button>
      {images.sender ? (
        <Button size="sm" variant="ghost" isLoading={images.isBusy} onClick={images.allow} className="min-w-0">
          <span className="truncate">
            Show pictures from <bdi>{images.sender}</bdi>
          </span>
        </Button>
      ) : null}
    </div>
  );
}
