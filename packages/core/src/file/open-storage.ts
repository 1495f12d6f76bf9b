import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import type { Storage, StorageSettings } from "./storage";

export function openStorage(settings: StorageSettings): Storage {
  switch (settings.kind) {
    case "disk":
      return diskStorage(settings.dir);
    case "s3":
      return s3Storage(settings);
  }
}
