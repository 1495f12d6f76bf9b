export { SettingsShell } from "./settings-shell";
