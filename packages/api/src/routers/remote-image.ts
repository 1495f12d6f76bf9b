import { ForgetRemoteImages, RemoteImagesOf, type RemoteImagesView } from "@desk/contracts/remote-image";
import { allowRemoteImages, forgetRemoteImages, readRemoteImages } from "@desk/core/remote-image";
import { procedure, router } from "../trpc";

export const remoteImageRouter = router({
  read: procedure
    .input(RemoteImagesOf)
    .query(({ ctx, input }): Promise<RemoteImagesView> => readRemoteImages(ctx, input)),
  allow: procedure
    .input(RemoteImagesOf)
    .mutation(({ ctx, input }): Promise<RemoteImagesView> => allowRemoteImages(ctx, input)),
  forget: procedure
    .input(ForgetRemoteImages)
    .mutation(({ ctx, input }): Promise<void> => forgetRemoteImages(ctx, input)),
});
