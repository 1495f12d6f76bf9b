export { archiveTeam } from "./archive";
export { createTeam, updateTeam } from "./create";
export { listTeams } from "./list";
export { setTeamMembers } from "./set-members";
