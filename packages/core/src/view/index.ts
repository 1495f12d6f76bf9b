export { countViews } from "./count";
export {
  createView,
  duplicateView,
  listSavedViews,
  listViews,
  removeView,
  reorderViews,
  setTeamDefaultView,
  updateView,
} from "./saved";
