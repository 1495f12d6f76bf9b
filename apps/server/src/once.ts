import type { Once } from "@desk/api/rest";

export const once: Once = async (ctx, _request, work) => ({ ...(await work(ctx)), isReplay: false });
