import { Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import { drawThread } from "./page.js";

const editor = new Editor({
  element: drawThread(),
  extensions: [StarterKit.configure({ heading: false, link: { openOnClick: false } }), Placeholder],
});
window.focusEditor = () => editor.commands.focus();
window.readEditor = () => editor.getHTML();
