export type SkipLinksProps = {
  /** Ids of the places and their names: list, thread, composer. */
  links: readonly { target: string; label: string }[];
  label: string;
};

/** First in the page, seen when focused. */
export function SkipLinks({ links, label }: SkipLinksProps) {
  return (
    <nav aria-label={label} className="contents">
      {links.map((link) => (
        <a
          key={link.target}
          href={`#${link.target}`}
          className="sr-only focus:not-sr-only focus:fixed! focus:start-3 focus:top-2 focus:z-50 focus:flex focus:h-(--h-control-lg) focus:items-center focus:rounded-control focus:bg-raised focus:px-3 focus:font-medium focus:text-accent-ink focus:shadow-overlay"
        >
          {link.label}
        </a>
      ))}
    </nav>
  );
}
