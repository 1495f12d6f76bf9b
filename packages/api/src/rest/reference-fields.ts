type Json = Record<string, unknown>;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);

/** One row per field of a JSON schema: name, type, and what is to be said about it. */
export function fieldTable(schema: Json): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const rows = Object.entries(objectOf(schema.properties)).map(([name, field]) => {
    const mark = required.has(name) ? ' <span class="required">required</span>' : "";
    return `<tr><td><code>${escapeHtml(name)}</code>${mark}</td><td class="type">${typeOf(objectOf(field))}</td><td>${notesOf(objectOf(field))}</td></tr>`;
  });
  return `<div class="scroll" tabindex="0"><table><thead><tr><th>Field</th><th>Type</th><th>Notes</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

const objectOf = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);

function typeOf(schema: Json): string {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  if (name !== undefined) return `<a href="#shape-${name}">${name}</a>`;
  const choices = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(" or ");
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(" ");
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`;
  if (schema.type === "array") return `list of ${typeOf(objectOf(schema.items))}`;
  if (schema.type === "object" && schema.properties !== undefined)
    return `{ ${Object.keys(objectOf(schema.properties)).map(escapeHtml).join(", ")} }`;
  if (schema.type === "object") return "map of text";
  const format = typeof schema.format === "string" ? schema.format : undefined;
  const words: Record<string, string> = {
    uuid: "id",
    "date-time": "time",
    string: "text",
    integer: "whole number",
    null: "null",
  };
  return escapeHtml(words[format ?? ""] ?? words[String(schema.type)] ?? String(schema.type ?? "any"));
}

function notesOf(schema: Json): string {
  const facts = [
    typeof schema.description === "string" ? schema.description : "",
    typeof schema.maxLength === "number" ? `At most ${schema.maxLength.toLocaleString("en")} characters.` : "",
    typeof schema.maxItems === "number" ? `At most ${schema.maxItems}.` : "",
    typeof schema.minimum === "number" && typeof schema.maximum === "number" && schema.maximum < 1e6
      ? `${schema.minimum} to ${schema.maximum}.`
      : "",
    hasPlainDefault(schema.default) ? `${JSON.stringify(schema.default)} unless said.` : "",
  ];
  return escapeHtml(facts.filter((fact) => fact !== "").join(" "));
}

const hasPlainDefault = (value: unknown): boolean =>
  ["string", "number", "boolean"].includes(typeof value) && value !== "";
