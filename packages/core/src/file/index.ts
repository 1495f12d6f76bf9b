export { deleteLooseFiles } from "./delete-loose";
export { fileHeaders } from "./headers";
export { findFile, openFile, type StoredFile } from "./open";
export { openStorage } from "./open-storage";
export type { Bytes, Storage, StorageSettings } from "./storage";
export { storeFile, type UploadedFile } from "./store";
