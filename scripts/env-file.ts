/** Writes settings in the form that Node's --env-file reads back unchanged. */
export function toEnvFile(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join("");
}

function quote(value: string): string {
  const mark = ["'", '"', "`"].find((candidate) => !value.includes(candidate));
  if (!mark || value.includes("\n")) throw new Error("A setting may not contain a line break or every kind of quote.");
  return `${mark}${value}${mark}`;
}
