"use client";
import clsx from "clsx";
import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon } from "./icon";
import { menuItemClass } from "./menu-class";
import { type PickerOption, shownOptions } from "./picker-options";
import { Spinner } from "./spinner";

export type { PickerOption };

export type PickerListProps = {
  /** Accessible name of the list and its search field. */
  label: string;
  options: readonly PickerOption[];
  selected: readonly string[];
  onSelect: (id: string) => void;
  isMultiple?: boolean | undefined;
  placeholder?: string | undefined;
  emptyText: ReactNode;
  /** Called while typing; with it the caller filters, without it the list does. */
  onSearch?: ((query: string) => void) | undefined;
  isLoading?: boolean | undefined;
  /** Offers to make a new entry of what was typed. */
  createLabel?: ((query: string) => ReactNode) | undefined;
  onCreate?: ((query: string) => void) | undefined;
  isSearchHidden?: boolean | undefined;
};

/** A searchable list: type to filter, arrows move, Enter picks. Focus stays in the field. */
export function PickerList(props: PickerListProps) {
  const { label, options, selected, onSelect, isMultiple, placeholder, emptyText, onSearch, isLoading } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const shown = onSearch ? options : shownOptions(options, query);
  const wish = query.trim();
  const canCreate = Boolean(props.onCreate && wish && !options.some((option) => option.label === wish));
  const count = shown.length + (canCreate ? 1 : 0);
  const [wished, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => selected.includes(option.id)),
    ),
  );
  const active = Math.min(wished, Math.max(0, count - 1));

  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function type(text: string) {
    setQuery(text);
    setActive(0);
    onSearch?.(text);
  }

  function pick(at: number) {
    const option = shown[at];
    if (option) {
      if (!option.isDisabled) onSelect(option.id);
      return;
    }
    if (!canCreate) return;
    props.onCreate?.(wish);
    type("");
  }

  function key(event: KeyboardEvent) {
    const to = {
      ArrowDown: active + 1 >= count ? 0 : active + 1,
      ArrowUp: active === 0 ? count - 1 : active - 1,
      PageDown: Math.min(count - 1, active + 8),
      PageUp: Math.max(0, active - 8),
    }[event.key];
    if (to !== undefined) setActive(Math.max(0, to));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) pick(active);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex min-h-0 flex-col">
      <div
        className={clsx(
          "flex h-9 shrink-0 items-center gap-2 border-line border-b px-3",
          props.isSearchHidden && "sr-only",
        )}
      >
        {isLoading ? <Spinner className="text-ink-3" /> : <Icon as={Search} className="text-ink-3" />}
        <input
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={key}
          // biome-ignore lint/a11y/noAutofocus: The list opens on request and is used through this field.
          autoFocus
          className="h-full w-full min-w-0 bg-transparent text-sm outline-none"
        />
      </div>
      <div
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        aria-multiselectable={isMultiple || undefined}
        aria-busy={isLoading || undefined}
        className="max-h-80 min-h-0 overflow-y-auto p-1"
      >
        {shown.map((option, at) => (
          <Option
            key={option.id}
            id={`${id}-${at}`}
            at={at}
            option={option}
            isActive={at === active}
            isSelected={selected.includes(option.id)}
            isMultiple={Boolean(isMultiple)}
            onPoint={() => setActive(at)}
            onPick={() => pick(at)}
          />
        ))}
        {canCreate ? (
          <Option
            id={`${id}-${shown.length}`}
            at={shown.length}
            option={{ id: "", label: wish, content: props.createLabel?.(wish) ?? wish }}
            isActive={active === shown.length}
            isSelected={false}
            isMultiple={false}
            onPoint={() => setActive(shown.length)}
            onPick={() => pick(shown.length)}
          />
        ) : null}
      </div>
      {count === 0 && !isLoading ? (
        <p role="status" className="px-3 pb-2.5 text-ink-3 text-xs">
          {emptyText}
        </p>
      ) : null}
    </div>
  );
}

type OptionProps = {
  id: string;
  at: number;
  option: PickerOption;
  isActive: boolean;
  isSelected: boolean;
  isMultiple: boolean;
  onPoint: () => void;
  onPick: () => void;
};

function Option({ id, at, option, isActive, isSelected, isMultiple, onPoint, onPick }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Keys are handled by the field that keeps the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: The field points here through aria-activedescendant.
    <div
      id={id}
      role="option"
      data-at={at}
      aria-selected={isSelected}
      aria-disabled={option.isDisabled || undefined}
      data-highlighted={isActive ? "" : undefined}
      onPointerMove={onPoint}
      onClick={onPick}
      className={menuItemClass(option)}
    >
      {isMultiple ? <Tick isOn={isSelected} /> : null}
      {option.icon}
      <span className="min-w-0 flex-1 truncate">{option.content ?? <bdi>{option.label}</bdi>}</span>
      {option.hint ? <span className="shrink-0 text-ink-2 text-xs">{option.hint}</span> : null}
      {!isMultiple && isSelected ? <Check className="text-accent-ink" /> : null}
    </div>
  );
}

function Check({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden className={clsx("size-4 shrink-0", className)}>
      <path
        d="m4.25 8.25 2.5 2.5 5-5.25"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Tick({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-flex size-4 shrink-0 items-center justify-center rounded-badge border",
        isOn ? "border-accent bg-accent text-on-accent" : "border-line-control bg-raised",
      )}
    >
      {isOn ? <Check className="" /> : null}
    </span>
  );
}
