import { ApiKeyRef, type ApiKeyView, CreateApiKey, type NewApiKeyView } from "@desk/contracts/access";
import { createApiKey, listApiKeys, revokeApiKey } from "@desk/core/apikey";
import { procedure, router } from "../trpc";

export const apiKeyRouter = router({
  list: procedure.query(({ ctx }): Promise<ApiKeyView[]> => listApiKeys(ctx)),
  create: procedure.input(CreateApiKey).mutation(({ ctx, input }): Promise<NewApiKeyView> => createApiKey(ctx, input)),
  revoke: procedure.input(ApiKeyRef).mutation(({ ctx, input }): Promise<ApiKeyView> => revokeApiKey(ctx, input)),
});
