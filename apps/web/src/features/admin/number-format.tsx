import { formatNumber, type TicketNumbers } from "@desk/contracts/ticket-number";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";

const dates = { none: "No date", year: "The year", month: "Year and month" } as const satisfies Record<
  TicketNumbers["date"],
  string
>;
const isDate = (value: string): value is TicketNumbers["date"] => Object.hasOwn(dates, value);

type Props = {
  value: TicketNumbers;
  onChange: (value: TicketNumbers) => void;
  fields: Record<string, string> | undefined;
};

/** How ticket numbers are written, with an example of what it comes to. */
export function NumberFormat({ value, onChange, fields }: Props) {
  const example = formatNumber(value, 1234, new Date().toISOString());
  return (
    <>
      <Field
        label="Prefix of ticket numbers"
        help={`Up to ten letters and digits, or nothing. A ticket made today reads #${example}; numbers written earlier still find theirs.`}
        error={fields?.["settings.ticketNumbers.prefix"]}
      >
        <Input
          value={value.prefix}
          maxLength={10}
          onChange={(event) => onChange({ ...value, prefix: event.target.value })}
        />
      </Field>
      <Field label="Date in ticket numbers" help="When the ticket was made, in UTC.">
        <Select
          value={value.date}
          onChange={({ target }) => isDate(target.value) && onChange({ ...value, date: target.value })}
        >
          {Object.entries(dates).map(([date, label]) => (
            <option key={date} value={date}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
