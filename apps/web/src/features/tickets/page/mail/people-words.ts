type MailPerson = { address: string; name: string };

/** "Ana Pérez <ana@example.com>", or the address alone. */
export const fullName = ({ address, name }: MailPerson): string => (name ? `${name} <${address}>` : address);

const shown = 2;

/** "Ana, bo@example.com +3". */
export function fewNames(people: readonly MailPerson[]): string {
  const names = people.slice(0, shown).map(({ address, name }) => name || address);
  const more = people.length - names.length;
  return more > 0 ? `${names.join(", ")} +${more}` : names.join(", ");
}
