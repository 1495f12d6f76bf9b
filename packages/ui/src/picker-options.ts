import type { ReactNode } from "react";

export type PickerOption = {
  id: string;
  /** Plain words: searched, and shown unless `content` is given. */
  label: string;
  icon?: ReactNode;
  content?: ReactNode;
  hint?: ReactNode;
  /** More words that find this option, such as an e-mail address. */
  keywords?: string | undefined;
  isDisabled?: boolean | undefined;
};

/** Lower case without accents, so that "jose" finds "José". */
function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLocaleLowerCase();
}

/** Options in which every typed word occurs; those whose label starts with the text come first. */
export function shownOptions(options: readonly PickerOption[], query: string): readonly PickerOption[] {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options;
  const found = options.filter((option) => {
    const text = foldText(`${option.label} ${option.keywords ?? ""}`);
    return words.every((word) => text.includes(word));
  });
  const start = words.join(" ");
  const isFirst = (option: PickerOption) => (foldText(option.label).startsWith(start) ? 0 : 1);
  return found.toSorted((a, b) => isFirst(a) - isFirst(b));
}
