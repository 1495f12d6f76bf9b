import type { AttachmentView } from "@desk/contracts/ticket";
import { isInlineImage } from "./content-type";

export type AttachmentFields = { id: string; fileName: string; contentType: string; sizeBytes: number };

export const presentAttachment = ({ id, fileName, contentType, sizeBytes }: AttachmentFields): AttachmentView => ({
  id,
  fileName,
  contentType,
  sizeBytes,
  isImage: isInlineImage(contentType),
  url: `/files/${id}`,
});
