import type { RemoteImagesOf, RemoteImagesView } from "@desk/contracts/remote-image";
import type { Ctx } from "../context";
import { findMailWithImages } from "./find";

/** Whether pictures of this mail's sender are shown without asking. */
export async function readRemoteImages(ctx: Ctx, { messageId }: RemoteImagesOf): Promise<RemoteImagesView> {
  const { sender, isAllowed } = await findMailWithImages(ctx, messageId);
  return { sender, isAllowed };
}
