"use client";
import { Field } from "@desk/ui/field";
import { Select } from "@desk/ui/select";
import type { Person } from "@/lib/mail/address-list";
import { RecipientField } from "@/lib/mail/recipient-field";
import { useDirectory } from "@/lib/me";

type Props = {
  /** Empty for the address that answers usually leave from. */
  fromAddress: string;
  ccs: readonly Person[];
  onFrom: (address: string) => void;
  onCcs: (people: readonly Person[]) => void;
};

const noTrouble: ReadonlyMap<string, string> = new Map();

/** From which address a ticket that begins with a mail leaves, and who gets a copy. */
export function MailFields({ fromAddress, ccs, onFrom, onCcs }: Props) {
  const { mailAddresses } = useDirectory();
  if (mailAddresses.length === 0) {
    return (
      <p className="text-sm text-warning-ink">
        No mailbox is active, so no mail leaves: your message will stand in the ticket only.
      </p>
    );
  }
  return (
    <>
      <Field label="From" help="Left at the usual address: that of the team, else the default one.">
        <Select value={fromAddress} onChange={(event) => onFrom(event.target.value)}>
          <option value="">The usual address</option>
          {mailAddresses.map(({ address, name }) => (
            <option key={address} value={address}>
              {name ? `${name} <${address}>` : address}
            </option>
          ))}
        </Select>
      </Field>
      <RecipientField
        label="Cc"
        people={ccs}
        known={[]}
        unreachable={noTrouble}
        side="bottom"
        onAdd={(people) => {
          const added = new Set(people.map(({ address }) => address));
          onCcs([...ccs.filter(({ address }) => !added.has(address)), ...people]);
        }}
        onRemove={(address) => onCcs(ccs.filter((person) => person.address !== address))}
      />
    </>
  );
}
