/** Who wrote it: name and address, whatever of them is known. */
export function MailFrom({ from }: { from: { address: string; name: string } | null }) {
  if (from === null) return <span className="text-ink-3">No sender</span>;
  return (
    <span className="block min-w-0">
      <bdi className="block truncate">{from.name || from.address}</bdi>
      {from.name ? <bdi className="block truncate text-ink-3 text-xs">{from.address}</bdi> : null}
    </span>
  );
}
