export { countViews } from "./count/count";
export {
  createView,
  duplicateView,
  listViews,
  removeView,
  reorderViews,
  setTeamDefaultView,
  updateView,
} from "./saved";
