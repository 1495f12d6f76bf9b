import { macroVariables, placeholdersIn, unfilledIn } from "@desk/contracts/macro-words";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillVariables, type VariableFacts } from "./fill-variables";

const facts: VariableFacts = {
  values: { "customer.first_name": "Ana", "customer.name": "Ana Silva", "ticket.number": "1042" },
  attributes: { city: "Porto" },
};

test("CV-10: variables, attributes and fallbacks are filled in, in HTML and in text", () => {
  const html =
    "<p>Hi {{customer.first_name|there}}, #{{ ticket.number }} in {{customer.attribute.city}} for {{organization.name|you}}.</p>";
  expect(fillVariables(html, facts)).toEqual({
    html: "<p>Hi Ana, #1042 in Porto for you.</p>",
    text: "Hi Ana, #1042 in Porto for you.",
    missing: [],
  });
});

test("CV-09: what is not known stays in the text and is named", () => {
  const { text, missing } = fillVariables("<p>{{team.name}}, {{customer.attribute.bike}} and {{team.name}}</p>", facts);
  expect(text).toBe("{{team.name}}, {{customer.attribute.bike}} and {{team.name}}");
  expect(missing).toEqual(["team.name", "customer.attribute.bike"]);
});

test("D14: a customer named <img onerror> stays text", () => {
  const evil = "<img src=x onerror=alert(1)>";
  const values = { "customer.name": evil, "ticket.subject": `"><script>alert(1)</script>` };
  const html = '<p>{{customer.name}} <a href="https://desk.example/?q={{ticket.subject}}">{{ticket.subject}}</a></p>';
  const filled = fillVariables(html, { values, attributes: {} });
  expect(filled.html).not.toMatch(/<img|<script/u);
  expect(filled.html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(filled.text).toContain(evil);
});

test("D14: a value cannot become a script by standing in a link", () => {
  const { html } = fillVariables('<a href="{{customer.attribute.site}}">site</a>', {
    values: {},
    attributes: { site: "javascript:alert(1)" },
  });
  expect(html).not.toContain("javascript");
});

test("a name of an object's own making is no attribute", () => {
  expect(fillVariables("<p>{{customer.attribute.constructor}}</p>", facts).missing).toEqual([
    "customer.attribute.constructor",
  ]);
});

const names = fc.constantFrom(...macroVariables, "customer.attribute.city", "customer.attribute.R&amp;D");
const piece = fc.oneof(
  names.map((name) => `{{${name}}}`),
  fc.tuple(names, fc.constantFrom("there", "", " you ")).map(([name, fallback]) => `{{ ${name} |${fallback}}}`),
  fc.constantFrom("{", "}", "{{", "}}", "<b>{</b>", "<p>Hello</p>", "&amp;", " ", "{{nothing.known}}"),
);
const value = fc.oneof(
  fc.constantFrom("{{customer.name}}", "{", "}}", "{customer.name}}", "<b>x</b>", "&amp;", "", "a\n b"),
  fc.string({ maxLength: 12 }),
);
const anyFacts = fc.record({
  values: fc.record(Object.fromEntries(macroVariables.map((name) => [name, value])), { requiredKeys: [] }),
  attributes: fc.dictionary(fc.constantFrom("city", "R&D"), value, { maxKeys: 2 }),
});

test("whatever is filled in, what is left over is named in missing, and no value adds a tag", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), anyFacts, (pieces, known) => {
      const template = pieces.join("");
      const { html, text, missing } = fillVariables(template, known);
      expect(missing).toEqual(expect.arrayContaining(unfilledIn(text)));
      const bare = fillVariables(template, { values: {}, attributes: {} }).html;
      expect(html.split(/<\/?[a-z]/u).length).toBe(bare.split(/<\/?[a-z]/u).length);
    }),
    { numRuns: 500 },
  );
});

test("a variable in a value is not filled in again", () => {
  fc.assert(
    fc.property(names, names, (outer, inner) => {
      if (outer.includes("&") || inner.includes("&")) return;
      const known = (name: string, words: string): VariableFacts => {
        const key = name.replace("customer.attribute.", "");
        return name.startsWith("customer.attribute.")
          ? { values: {}, attributes: { [key]: words } }
          : { values: { [name]: words }, attributes: {} };
      };
      const first = known(outer, `a {{${inner}}} b`);
      const second = outer === inner ? first : known(inner, "SECRET");
      const { text, missing } = fillVariables(`<p>{{${outer}}}</p>`, {
        values: { ...second.values, ...first.values },
        attributes: { ...second.attributes, ...first.attributes },
      });
      expect(text).not.toContain("SECRET");
      expect(placeholdersIn(text)).toEqual([]);
      expect(missing).toEqual([]);
    }),
  );
});
