import { CreateTeam, SetTeamMembers, TeamRef, type TeamView, UpdateTeam } from "@desk/contracts/access";
import { archiveTeam, createTeam, listTeams, setTeamMembers, updateTeam } from "@desk/core/team";
import { procedure, router } from "../trpc";

export const teamRouter = router({
  list: procedure.query(({ ctx }): Promise<TeamView[]> => listTeams(ctx)),
  create: procedure.input(CreateTeam).mutation(({ ctx, input }): Promise<TeamView> => createTeam(ctx, input)),
  update: procedure.input(UpdateTeam).mutation(({ ctx, input }): Promise<TeamView> => updateTeam(ctx, input)),
  setMembers: procedure
    .input(SetTeamMembers)
    .mutation(({ ctx, input }): Promise<TeamView> => setTeamMembers(ctx, input)),
  archive: procedure.input(TeamRef).mutation(({ ctx, input }): Promise<TeamView> => archiveTeam(ctx, input)),
});
