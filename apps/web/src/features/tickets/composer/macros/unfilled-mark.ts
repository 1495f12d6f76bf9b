import { placeholdersIn } from "@desk/contracts/macro-words";
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

type Place = { from: number; to: number; name: string };

/** Where variables stand in the text that nothing is known for. */
export function unfilledPlaces(doc: Node): Place[] {
  const places: Place[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, "\uFFFC");
    for (const { index, whole, name } of placeholdersIn(text))
      places.push({ from: at + 1 + index, to: at + 1 + index + whole.length, name });
    return false;
  });
  return places;
}

/** Marks them, so that nobody overlooks what the customer would read. */
export const UnfilledMark = Extension.create({
  name: "unfilledMark",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            unfilledPlaces(doc).map(({ from, to }) =>
              Decoration.inline(from, to, {
                nodeName: "mark",
                class: "rounded-badge bg-warning-tint text-warning-ink underline decoration-dotted",
                title: "Nothing is known for this here. Write something in its place.",
              }),
            ),
          ),
      },
    }),
  ],
});
