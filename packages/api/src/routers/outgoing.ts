import {
  type DeliveriesChanged,
  type DeliveryPage,
  DeliveryRefs,
  ForwardMessage,
  ListDeliveries,
  ListScheduled,
  ReplyOptions,
  type ReplyOptionsView,
  RescheduleMessage,
  type ScheduledList,
  ScheduledRef,
  type ScheduledView,
  SendMessage,
  type SentMessage,
  SetSignature,
  SetTemplate,
  type SignatureList,
  type TemplateList,
  type TemplatePreview,
  TemplateRef,
  type TemplateView,
  type UnreachableList,
  UnreachableRef,
  type UnscheduledMessage,
} from "@desk/contracts/outgoing";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import {
  cancelDeliveries,
  forgiveAddress,
  forwardMessage,
  listDeliveries,
  listScheduled,
  listSignatures,
  listTemplates,
  listUnreachable,
  previewTemplate,
  readReplyOptions,
  rescheduleMessage,
  resetTemplate,
  retryDeliveries,
  sendMessage,
  setSignature,
  setTemplate,
  unscheduleMessage,
} from "@desk/core/mail";
import { procedure, router } from "../trpc";

type Posted = { ticket: TicketView; message: MessageView };

/** Mail that leaves: sending, holding and planning, the log, and the words of automatic mails. */
export const outgoingRouter = router({
  options: procedure
    .input(ReplyOptions)
    .query(({ ctx, input }): Promise<ReplyOptionsView> => readReplyOptions(ctx, input)),
  send: procedure.input(SendMessage).mutation(({ ctx, input }): Promise<SentMessage> => sendMessage(ctx, input)),
  forward: procedure.input(ForwardMessage).mutation(({ ctx, input }): Promise<Posted> => forwardMessage(ctx, input)),
  scheduled: procedure
    .input(ListScheduled)
    .query(({ ctx, input }): Promise<ScheduledList> => listScheduled(ctx, input)),
  unschedule: procedure
    .input(ScheduledRef)
    .mutation(({ ctx, input }): Promise<UnscheduledMessage> => unscheduleMessage(ctx, input)),
  reschedule: procedure
    .input(RescheduleMessage)
    .mutation(({ ctx, input }): Promise<ScheduledView> => rescheduleMessage(ctx, input)),
  deliveries: procedure
    .input(ListDeliveries)
    .query(({ ctx, input }): Promise<DeliveryPage> => listDeliveries(ctx, input)),
  retry: procedure
    .input(DeliveryRefs)
    .mutation(({ ctx, input }): Promise<DeliveriesChanged> => retryDeliveries(ctx, input)),
  cancel: procedure
    .input(DeliveryRefs)
    .mutation(({ ctx, input }): Promise<DeliveriesChanged> => cancelDeliveries(ctx, input)),
  unreachable: procedure.query(({ ctx }): Promise<UnreachableList> => listUnreachable(ctx)),
  forgive: procedure
    .input(UnreachableRef)
    .mutation(({ ctx, input }): Promise<UnreachableList> => forgiveAddress(ctx, input)),
  templates: procedure.query(({ ctx }): Promise<TemplateList> => listTemplates(ctx)),
  setTemplate: procedure
    .input(SetTemplate)
    .mutation(({ ctx, input }): Promise<TemplateView> => setTemplate(ctx, input)),
  resetTemplate: procedure
    .input(TemplateRef)
    .mutation(({ ctx, input }): Promise<TemplateView> => resetTemplate(ctx, input)),
  previewTemplate: procedure
    .input(SetTemplate)
    .query(({ ctx, input }): Promise<TemplatePreview> => previewTemplate(ctx, input)),
  signatures: procedure.query(({ ctx }): Promise<SignatureList> => listSignatures(ctx)),
  setSignature: procedure
    .input(SetSignature)
    .mutation(({ ctx, input }): Promise<SignatureList> => setSignature(ctx, input)),
});
