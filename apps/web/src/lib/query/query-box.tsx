"use client";
import { IconButton } from "@desk/ui/icon-button";
import { QueryChip } from "@desk/ui/query-chip";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { CompletionList } from "./completion-list";
import { DraftInput } from "./draft-input";
import { ProblemLine } from "./problem-line";
import { useQueryField } from "./use-query-field";

type Props = {
  value: string;
  onChange: (text: string) => void;
  label: string;
  placeholder: string;
  /** Before the chips: what opens the builder. */
  start?: ReactNode;
  end?: ReactNode;
  isSearch?: boolean;
  onLeave?: () => void;
};

/** What opens, clears and explains keeps its place on the first line, however many lines the query takes. */
const besideClass = "flex h-7.5 shrink-0 items-center gap-1.5 empty:hidden";

/** A query as chips and text, with completion while typing. */
export function QueryBox({ value, onChange, label, placeholder, start, end, isSearch = true, onLeave }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const field = useQueryField(value, onChange, input);
  const { state, options, active, problems } = field;
  const isExpanded = options.length > 0;
  const [problem] = problems;

  function key(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = options[Math.max(0, active)];
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === "ArrowDown" && isExpanded) field.setActive((active + 1) % options.length);
    else if (event.key === "ArrowUp" && isExpanded) field.setActive(active <= 0 ? options.length - 1 : active - 1);
    else if (event.key === "ArrowDown" && onLeave) {
      field.finish();
      onLeave();
    } else if (event.key === "Tab" && !event.shiftKey && isExpanded && option && state.draft !== "")
      field.accept(option);
    else if (event.key === "Tab" && !event.shiftKey && !isExpanded && problem?.suggestion !== undefined) field.fix();
    else if (event.key === "Enter" && isExpanded && active >= 0 && option) field.accept(option);
    else if (event.key === "Enter") field.finish();
    else if (event.key === "Escape" && isExpanded) field.close();
    else if (event.key === "Escape") onLeave?.();
    else if (event.key === "Backspace" && isAtStart && state.at > 0) field.edit(state.at - 1);
    else if (event.key === "ArrowLeft" && isAtStart && state.at > 0) focusChip(state.at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function focusChip(at: number) {
    const chips = box.current?.querySelectorAll<HTMLElement>("[data-chip] > button:first-child") ?? [];
    (chips[at] ?? input.current)?.focus();
  }

  /** Arrows go from chip to chip and into the text; Backspace and Delete take one away. */
  function chipKey(event: KeyboardEvent, at: number) {
    if (event.key === "ArrowLeft") focusChip(Math.max(0, at - 1));
    else if (event.key === "ArrowRight") focusChip(at + 1);
    else if (event.key === "Backspace" || event.key === "Delete") field.remove(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const chips = state.chips.map((chip, at) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: The buttons inside have the focus; their arrows are handled together.
    <span
      key={`${at}-${chip.text}`}
      data-chip
      className="inline-flex max-w-full"
      onKeyDown={(event) => chipKey(event, at)}
    >
      <QueryChip
        field={chip.field}
        value={<bdi>{chip.value}</bdi>}
        isExcluded={chip.isExcluded}
        onEdit={() => field.edit(at)}
        onRemove={() => field.remove(at)}
        removeLabel={`Remove ${chip.text}`}
      />
    </span>
  ));

  return (
    <div className="relative min-w-0 flex-1">
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: A press beside the chips means the field, which Tab reaches. */}
      <div
        ref={box}
        className="focus-field flex min-h-(--h-control-lg) min-w-0 items-start gap-x-1.5 rounded-control border border-line-control bg-raised px-1"
        onClick={({ target }) =>
          target instanceof Element && !target.closest("button, input") && input.current?.focus()
        }
      >
        {start ? <span className={besideClass}>{start}</span> : null}
        <div className="flex min-h-7.5 min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-0.5">
          {chips.slice(0, state.at)}
          <DraftInput
            ref={input}
            {...(isSearch ? { "data-search": "" } : {})}
            {...(isExpanded ? { "data-takes-escape": "" } : {})}
            role="combobox"
            aria-label={label}
            aria-autocomplete="list"
            aria-expanded={isExpanded}
            aria-controls={`${id}-list`}
            aria-activedescendant={isExpanded && active >= 0 ? `${id}-${active}` : undefined}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            placeholder={state.chips.length === 0 ? placeholder : undefined}
            value={state.draft}
            problems={problems}
            onChange={(event) =>
              field.type(event.target.value, event.target.selectionStart ?? event.target.value.length)
            }
            onSelect={(event) => field.setCaret(event.currentTarget.selectionStart ?? 0)}
            onBlur={() => field.finish()}
            onKeyDown={key}
          />
          {chips.slice(state.at)}
        </div>
        <span className={besideClass}>
          {field.isEmpty ? null : <IconButton icon={X} size="sm" label="Clear the query" onClick={field.clear} />}
          {end}
        </span>
      </div>
      <CompletionList
        id={id}
        options={options}
        active={active}
        onPoint={field.setActive}
        onChoose={(option) => field.accept(option)}
      />
      {problem && !isExpanded ? <ProblemLine id={`${id}-problem`} problem={problem} onFix={field.fix} /> : null}
    </div>
  );
}
