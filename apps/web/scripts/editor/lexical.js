import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerMarkdownShortcuts, TEXT_FORMAT_TRANSFORMERS } from "@lexical/markdown";
import { registerRichText } from "@lexical/rich-text";
import { createEditor } from "lexical";
import { drawThread } from "./page.js";

const field = drawThread();
field.contentEditable = "true";
const editor = createEditor({ namespace: "composer", nodes: [], onError: (error) => console.error(error) });
editor.setRootElement(field);
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
registerMarkdownShortcuts(editor, TEXT_FORMAT_TRANSFORMERS);
window.focusEditor = () => field.focus();
window.readEditor = () => field.innerHTML;
