export { countViews } from "./count";
export {
  createView,
  duplicateView,
  listViews,
  removeView,
  reorderViews,
  setTeamDefaultView,
  updateView,
} from "./saved";
