type Line = { depth: number; text: string };

/** format=flowed (RFC 3676) undone: soft line ends joined within one depth of quoting, stuffed spaces removed. */
export function unflow(text: string, isSpaceDeleted: boolean): string {
  const out: string[] = [];
  let open: Line | null = null;
  const close = () => {
    if (open !== null) out.push(write(open));
    open = null;
  };
  for (const raw of text.split("\n")) {
    const { depth, text: line } = readLine(raw);
    const isSignature = line === "-- ";
    if (open !== null && (open.depth !== depth || isSignature)) close();
    const joined: string = (open === null ? "" : (open as Line).text) + line;
    if (!isSignature && line.endsWith(" ")) {
      open = { depth, text: isSpaceDeleted ? joined.slice(0, -1) : joined };
      continue;
    }
    open = null;
    out.push(write({ depth, text: joined }));
  }
  close();
  return out.join("\n");
}

function readLine(raw: string): Line {
  let depth = 0;
  while (raw[depth] === ">") depth++;
  const rest = raw.slice(depth);
  return { depth, text: rest.startsWith(" ") ? rest.slice(1) : rest };
}

function write({ depth, text }: Line): string {
  return depth === 0 ? text : `${">".repeat(depth)} ${text}`;
}
