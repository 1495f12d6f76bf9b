"use client";
import { Field } from "@desk/ui/field";
import { Select } from "@desk/ui/select";
import { boardWords, groupWords, keysIn, layoutWords } from "@/lib/view-words";
import type { ViewDraft } from "./view-draft";

type Props = { draft: ViewDraft; onChange: (change: Partial<ViewDraft>) => void };

/** List or board, and what the tickets are put together by. */
export function LookFields({ draft, onChange }: Props) {
  const pick = <T extends string>(words: Record<T, string>, value: string) =>
    keysIn(words).find((key) => key === value);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Layout">
        <Select
          value={draft.layout}
          onChange={(event) => onChange({ layout: pick(layoutWords, event.target.value) ?? "list" })}
        >
          {keysIn(layoutWords).map((key) => (
            <option key={key} value={key}>
              {layoutWords[key]}
            </option>
          ))}
        </Select>
      </Field>
      {draft.layout === "board" ? (
        <Field label="Columns of the board">
          <Select
            value={draft.boardBy}
            onChange={(event) => onChange({ boardBy: pick(boardWords, event.target.value) ?? "status" })}
          >
            {keysIn(boardWords).map((key) => (
              <option key={key} value={key}>
                {boardWords[key]}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field label="Group by">
          <Select
            value={draft.groupBy ?? ""}
            onChange={(event) => onChange({ groupBy: pick(groupWords, event.target.value) ?? null })}
          >
            <option value="">Nothing</option>
            {keysIn(groupWords).map((key) => (
              <option key={key} value={key}>
                {groupWords[key]}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
