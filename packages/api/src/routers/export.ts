import { type ExportPage, ExportRef, type ExportView, ListExports, StartExport } from "@desk/contracts/export";
import {
  ChangeSubscription,
  Subscribe,
  type SubscriptionList,
  SubscriptionRef,
  type SubscriptionView,
} from "@desk/contracts/subscription";
import { listExports, readExport, startExport } from "@desk/core/export";
import { changeSubscription, listSubscriptions, subscribe, unsubscribe } from "@desk/core/export/subscription";
import { procedure, router } from "../trpc";

/** Lists as files, and lists by mail. */
export const exportRouter = router({
  start: procedure.input(StartExport).mutation(({ ctx, input }): Promise<ExportView> => startExport(ctx, input)),
  byId: procedure.input(ExportRef).query(({ ctx, input }): Promise<ExportView> => readExport(ctx, input)),
  list: procedure.input(ListExports).query(({ ctx, input }): Promise<ExportPage> => listExports(ctx, input)),
  subscriptions: procedure.query(({ ctx }): Promise<SubscriptionList> => listSubscriptions(ctx)),
  subscribe: procedure.input(Subscribe).mutation(({ ctx, input }): Promise<SubscriptionView> => subscribe(ctx, input)),
  changeSubscription: procedure
    .input(ChangeSubscription)
    .mutation(({ ctx, input }): Promise<SubscriptionView> => changeSubscription(ctx, input)),
  unsubscribe: procedure.input(SubscriptionRef).mutation(({ ctx, input }): Promise<void> => unsubscribe(ctx, input)),
});
