import { drawThread } from "./page.js";

const field = document.createElement("textarea");
drawThread().append(field);
window.focusEditor = () => field.focus();
window.readEditor = () => field.value;
