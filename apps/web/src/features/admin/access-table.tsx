"use client";
import { type TeamAccess, teamAccessLevels } from "@desk/contracts/words";
import { Select } from "@desk/ui/select";

const names: Record<TeamAccess, string> = { read: "Read", reply: "Reply", full: "Full" };

export type AccessTableProps = {
  legend: string;
  help: string;
  rows: { id: string; name: string }[];
  value: Record<string, TeamAccess>;
  onChange: (value: Record<string, TeamAccess>) => void;
};

/** One line per team or person with none, read, reply or full. */
export function AccessTable({ legend, help, rows, value, onChange }: AccessTableProps) {
  function set(id: string, level: string) {
    const { [id]: _before, ...rest } = value;
    const known = teamAccessLevels.find((name) => name === level);
    onChange(known === undefined ? rest : { ...rest, [id]: known });
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="font-medium text-sm">{legend}</legend>
      <p className="text-ink-3 text-xs">{help}</p>
      <ul className="mt-1 max-h-72 overflow-y-auto border-line border-t">
        {rows.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-4 border-line border-b py-1">
            <span className="min-w-0 truncate text-sm">{name}</span>
            <div className="w-28 shrink-0">
              <Select
                size="md"
                aria-label={`Access: ${name}`}
                value={value[id] ?? "none"}
                onChange={(event) => set(id, event.target.value)}
              >
                <option value="none">None</option>
                {teamAccessLevels.map((level) => (
                  <option key={level} value={level}>
                    {names[level]}
                  </option>
                ))}
              </Select>
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export const accessHelp = "Read sees tickets. Reply also answers, notes and sets the status. Full changes everything.";
