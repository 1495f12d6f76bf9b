import { z } from "zod";
import { email, id } from "./text";

export const RemoteImagesOf = z.strictObject({ messageId: id });
export type RemoteImagesOf = z.output<typeof RemoteImagesOf>;
export const ForgetRemoteImages = z.strictObject({ sender: email });
export type ForgetRemoteImages = z.output<typeof ForgetRemoteImages>;

/** Whether pictures that a mail only points to are shown. */
export const RemoteImagesView = z.object({
  /** Whose mail it is; null when nobody can be named, as for a mail whose sender was found false. */
  sender: z.string().nullable(),
  isAllowed: z.boolean(),
});
export type RemoteImagesView = z.output<typeof RemoteImagesView>;

/** Which picture of which message: the n-th among those that the message only points to. */
export const FetchRemoteImage = z.strictObject({
  messageId: id,
  index: z.coerce.number().int().min(0).max(10_000),
  /** Shown this time, whatever was decided about the sender. */
  isOnce: z.boolean(),
});
export type FetchRemoteImage = z.output<typeof FetchRemoteImage>;
