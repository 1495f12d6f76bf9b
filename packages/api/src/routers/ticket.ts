import { MarkSpam } from "@desk/contracts/bulk";
import { SnoozeTicket, WakeTicket } from "@desk/contracts/snooze";
import {
  AssignTicket,
  ChangeCcs,
  ChangeFollowers,
  ChangeLabels,
  ChangeRequester,
  CreateTicket,
  FollowUpTicket,
  ListTickets,
  type MessageView,
  type OpenTicketView,
  PostMessage,
  ReadThread,
  Search,
  type SearchView,
  SetNotes,
  SetPriority,
  SetStatus,
  SetSubject,
  SetTeam,
  SetType,
  type ThreadView,
  TicketByNumber,
  type TicketPage,
  TicketRef,
  type TicketView,
  type ViewCounts,
} from "@desk/contracts/ticket";
import { type Neighbours, ReadGroups, ReadNeighbours, type TicketGroups } from "@desk/contracts/view";
import { postMessage, readThread } from "@desk/core/message";
import { search } from "@desk/core/search";
import { snoozeTicket, wakeTicket } from "@desk/core/snooze";
import {
  assignTicket,
  changeCcs,
  changeFollowers,
  changeLabels,
  changeRequester,
  claimTicket,
  createTicket,
  followUpTicket,
  listTickets,
  markSpam,
  openTicket,
  readGroups,
  readNeighbours,
  readTicket,
  removeTicket,
  restoreTicket,
  setNotes,
  setPriority,
  setStatus,
  setSubject,
  setTeam,
  setType,
} from "@desk/core/ticket";
import { countViews } from "@desk/core/view";
import { procedure, router } from "../trpc";

type Posted = { ticket: TicketView; message: MessageView };

export const ticketRouter = router({
  list: procedure.input(ListTickets).query(({ ctx, input }): Promise<TicketPage> => listTickets(ctx, input)),
  counts: procedure.query(({ ctx }): Promise<ViewCounts> => countViews(ctx)),
  groups: procedure.input(ReadGroups).query(({ ctx, input }): Promise<TicketGroups> => readGroups(ctx, input)),
  neighbours: procedure
    .input(ReadNeighbours)
    .query(({ ctx, input }): Promise<Neighbours> => readNeighbours(ctx, input)),
  open: procedure.input(TicketByNumber).query(({ ctx, input }): Promise<OpenTicketView> => openTicket(ctx, input)),
  byId: procedure.input(TicketRef).query(({ ctx, input }): Promise<TicketView> => readTicket(ctx, input)),
  thread: procedure.input(ReadThread).query(({ ctx, input }): Promise<ThreadView> => readThread(ctx, input)),
  search: procedure.input(Search).query(({ ctx, input }): Promise<SearchView> => search(ctx, input)),
  create: procedure.input(CreateTicket).mutation(({ ctx, input }): Promise<TicketView> => createTicket(ctx, input)),
  post: procedure.input(PostMessage).mutation(({ ctx, input }): Promise<Posted> => postMessage(ctx, input)),
  setStatus: procedure.input(SetStatus).mutation(({ ctx, input }): Promise<TicketView> => setStatus(ctx, input)),
  assign: procedure.input(AssignTicket).mutation(({ ctx, input }): Promise<TicketView> => assignTicket(ctx, input)),
  claim: procedure.input(TicketRef).mutation(({ ctx, input }): Promise<TicketView> => claimTicket(ctx, input)),
  snooze: procedure.input(SnoozeTicket).mutation(({ ctx, input }): Promise<TicketView> => snoozeTicket(ctx, input)),
  wake: procedure.input(WakeTicket).mutation(({ ctx, input }): Promise<TicketView> => wakeTicket(ctx, input)),
  setTeam: procedure.input(SetTeam).mutation(({ ctx, input }): Promise<TicketView> => setTeam(ctx, input)),
  setPriority: procedure.input(SetPriority).mutation(({ ctx, input }): Promise<TicketView> => setPriority(ctx, input)),
  setType: procedure.input(SetType).mutation(({ ctx, input }): Promise<TicketView> => setType(ctx, input)),
  setSubject: procedure.input(SetSubject).mutation(({ ctx, input }): Promise<TicketView> => setSubject(ctx, input)),
  setNotes: procedure.input(SetNotes).mutation(({ ctx, input }): Promise<TicketView> => setNotes(ctx, input)),
  changeLabels: procedure
    .input(ChangeLabels)
    .mutation(({ ctx, input }): Promise<TicketView> => changeLabels(ctx, input)),
  changeRequester: procedure
    .input(ChangeRequester)
    .mutation(({ ctx, input }): Promise<TicketView> => changeRequester(ctx, input)),
  changeCcs: procedure.input(ChangeCcs).mutation(({ ctx, input }): Promise<TicketView> => changeCcs(ctx, input)),
  changeFollowers: procedure
    .input(ChangeFollowers)
    .mutation(({ ctx, input }): Promise<TicketView> => changeFollowers(ctx, input)),
  remove: procedure.input(TicketRef).mutation(({ ctx, input }): Promise<TicketView> => removeTicket(ctx, input)),
  restore: procedure.input(TicketRef).mutation(({ ctx, input }): Promise<TicketView> => restoreTicket(ctx, input)),
  markSpam: procedure.input(MarkSpam).mutation(({ ctx, input }): Promise<TicketView> => markSpam(ctx, input)),
  followUp: procedure
    .input(FollowUpTicket)
    .mutation(({ ctx, input }): Promise<TicketView> => followUpTicket(ctx, input)),
});
