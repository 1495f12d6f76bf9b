import type { DirectoryView } from "@desk/contracts/setting";
import { readDirectory } from "@desk/core/directory";
import { procedure, router } from "../trpc";

export const directoryRouter = router({
  get: procedure.query(({ ctx }): Promise<DirectoryView> => readDirectory(ctx)),
});
