"use client";
import { Icon } from "@desk/ui/icon";
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { type Person, readAddresses } from "./address-list";
import { RecipientChip } from "./recipient-chip";
import { SuggestionList } from "./suggestion-list";
import { useSuggestions } from "./use-suggestions";

type Props = {
  /** "To", "Cc", "Bcc": the name of the field. */
  label: string;
  people: readonly Person[];
  onAdd: (people: Person[]) => void;
  onRemove: (address: string) => void;
  /** People of the ticket, offered before any customer is looked up. */
  known: readonly Person[];
  /** Why an address is not reached any more. */
  unreachable: ReadonlyMap<string, string>;
  takesFocus?: boolean | undefined;
  /** Where the list of suggestions opens. */
  side?: "top" | "bottom" | undefined;
  onEscape?: (() => void) | undefined;
};

const notOne = (parts: readonly string[]) =>
  `“${parts.join("”, “")}” ${parts.length > 1 ? "are no e-mail addresses" : "is no e-mail address"}. Write it like ana@example.com.`;

/** Addresses as chips in a combobox: typed, chosen or pasted many at once; arrows and Delete work on the chips. */
export function RecipientField(props: Props) {
  const { label, people, onAdd, onRemove, known, unreachable, takesFocus, side = "top", onEscape } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const options = useSuggestions(isOpen ? text : "", known, people);
  const showsList = isOpen && options.length > 0;

  function type(next: string) {
    setText(next);
    setOpen(true);
    setActive(-1);
    setProblem(null);
  }

  function choose(person: Person) {
    onAdd([person]);
    type("");
    input.current?.focus();
  }

  /** Takes what is typed; what cannot be read stays in the field and is named. */
  function take(written: string) {
    const { people: found, rest } = readAddresses(written);
    if (found.length > 0) onAdd(found);
    type(rest.join(", "));
    setOpen(false);
    setProblem(rest.length > 0 ? notOne(rest) : null);
  }

  function focusChip(at: number) {
    const chips = box.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? [];
    (chips[at] ?? input.current)?.focus();
  }

  function removeAt(at: number) {
    const person = people[at];
    if (!person) return;
    onRemove(person.address);
    // Once the chip is gone its neighbour stands in its place; after the last one comes the field.
    requestAnimationFrame(() => focusChip(at));
  }

  function key(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    const option = options[active];
    if (event.key === "ArrowDown" && showsList) setActive((active + 1) % options.length);
    else if (event.key === "ArrowUp" && showsList) setActive(active <= 0 ? options.length - 1 : active - 1);
    else if ((event.key === "ArrowLeft" || event.key === "Backspace") && isAtStart && people.length > 0)
      focusChip(people.length - 1);
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (showsList && option) choose(option);
      else if (text.trim()) take(text);
    } else if ((event.key === "," || event.key === ";") && !text.includes('"')) take(text);
    else if (event.key === "Escape" && showsList) setOpen(false);
    else if (event.key === "Escape" && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[@,;\n]/u.test(pasted)) return;
    event.preventDefault();
    take(text + pasted);
  }

  const cutOff = people.filter(({ address }) => unreachable.has(address));
  return (
    <div className="relative flex items-start gap-2">
      <label htmlFor={id} className="flex h-7 w-9 shrink-0 items-center text-ink-3 text-sm max-md:h-9">
        {label}
      </label>
      <div className="min-w-0 flex-1 border-line border-b pb-0.5 focus-within:border-focus">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: A press beside the chips means the field. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: The field itself is reached by Tab. */}
        <div
          ref={box}
          className="flex min-h-7 flex-wrap items-center gap-1 max-md:min-h-9"
          onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
        >
          {people.map((person, at) => (
            <RecipientChip
              key={person.address}
              person={person}
              place={label}
              trouble={unreachable.get(person.address)}
              onRemove={() => removeAt(at)}
              onMove={(by) => focusChip(Math.max(0, at + by))}
              onLeave={() => input.current?.focus()}
            />
          ))}
          <input
            ref={input}
            id={id}
            {...(showsList ? { "data-takes-escape": "" } : {})}
            role="combobox"
            type="text"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-expanded={showsList}
            aria-controls={`${id}-list`}
            aria-activedescendant={showsList && active >= 0 ? `${id}-${active}` : undefined}
            aria-autocomplete="list"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            // biome-ignore lint/a11y/noAutofocus: The field appears because somebody asked for it.
            autoFocus={takesFocus}
            value={text}
            onChange={(event) => type(event.target.value)}
            onKeyDown={key}
            onPaste={paste}
            onBlur={() => {
              setOpen(false);
              if (text.trim()) take(text);
            }}
            className="h-6 min-w-32 flex-1 bg-transparent text-sm outline-none max-md:text-lg"
          />
        </div>
        {problem ? (
          <p id={`${id}-problem`} role="alert" className="flex items-start gap-1 pt-0.5 text-danger-ink text-xs">
            <Icon as={CircleAlert} size={14} className="mt-px" />
            <span className="min-w-0 wrap-anywhere">{problem}</span>
          </p>
        ) : null}
        {cutOff.map(({ address }) => (
          <p key={address} className="pt-0.5 text-warning-ink text-xs wrap-anywhere">
            Mail to {address} came back before: {unreachable.get(address)}
          </p>
        ))}
        <SuggestionList
          id={id}
          label={`People for ${label}`}
          options={showsList ? options : []}
          active={active}
          onPoint={setActive}
          onChoose={choose}
          className={clsx(side === "top" ? "bottom-full mb-1" : "top-8")}
        />
      </div>
    </div>
  );
}
