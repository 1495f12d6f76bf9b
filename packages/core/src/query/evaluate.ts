import type { FieldNode, Query, QueryNode } from "@desk/contracts/query";
import { statusesOf } from "./askable";
import { idsOfValues } from "./compile";
import { type FieldSource, fieldOf, idsOf, type QueryEnv, sourceOf, termOf } from "./env";
import type { TicketFacts } from "./facts";
import { matchesText } from "./lexemes";
import { orderedValues } from "./ordered";
import { boundsOf, isWithin } from "./period";

type Test = (facts: TicketFacts) => boolean;

/** Whether the query finds the ticket: the same answer as the compiled condition, without a database. */
export const evaluateQuery = (query: Query, facts: TicketFacts, env: QueryEnv): boolean => testOf(query, env)(facts);

/** The query as a function on tickets, for many of them: dates and names are worked out once. */
export const testOf = ({ node }: Query, env: QueryEnv): Test => (node === null ? () => true : nodeTest(node, env));

function nodeTest(node: QueryNode, env: QueryEnv): Test {
  switch (node.kind) {
    case "and": {
      const tests = node.nodes.map((one) => nodeTest(one, env));
      return (facts) => tests.every((test) => test(facts));
    }
    case "or": {
      const tests = node.nodes.map((one) => nodeTest(one, env));
      return (facts) => tests.some((test) => test(facts));
    }
    case "not": {
      const test = nodeTest(node.node, env);
      return (facts) => !test(facts);
    }
    case "text": {
      const { query } = termOf(env, node);
      return ({ texts }) => {
        if (texts === null) throw new Error("Text is asked for, and the facts were loaded without it.");
        return texts.some((text) => matchesText(text, query));
      };
    }
    case "field":
      return fieldTest(node, env);
  }
}

function fieldTest(node: FieldNode, env: QueryEnv): Test {
  const source = sourceOf(env, node.field);
  const asked = node.values.filter((value) => value !== "none");
  const test = valuesTest(node, source, asked, env);
  if (asked.length === node.values.length) return test;
  return (facts) => isEmpty(source, facts) || (asked.length > 0 && test(facts));
}

function isEmpty(source: FieldSource, facts: TicketFacts): boolean {
  switch (source.shape) {
    case "value":
    case "boolean":
    case "number":
    case "date":
    case "id":
      return source.fact(facts) === null;
    case "ids":
      return source.fact(facts).length === 0;
    case "text":
    case "status":
    case "flags":
      return false;
  }
}

/** Nothing that is empty has a value. */
const present =
  <T>(fact: (facts: TicketFacts) => T | null, test: (value: T) => boolean): Test =>
  (facts) => {
    const value = fact(facts);
    return value !== null && test(value);
  };

function valuesTest(
  { field, operator }: FieldNode,
  source: FieldSource,
  asked: readonly string[],
  env: QueryEnv,
): Test {
  switch (source.shape) {
    case "value": {
      const wanted = orderedValues(fieldOf(env, field), operator, asked);
      return present(source.fact, (value) => wanted.includes(value));
    }
    case "boolean":
      return present(source.fact, (value) => asked.includes(value ? "yes" : "no"));
    case "number": {
      const wanted = asked.map(Number);
      return present(source.fact, (value) => comparesNumber(value, operator, wanted));
    }
    case "date": {
      const bounds = boundsOf(operator, asked, env);
      return present(source.fact, (value) => bounds.some((one) => isWithin(value, one)));
    }
    case "text": {
      const terms = asked.map((value) => termOf(env, value).query);
      return (facts) => terms.some((query) => matchesText(source.fact(facts), query));
    }
    case "id": {
      const ids = new Set(idsOfValues(env, field, asked));
      return present(source.fact, (value) => ids.has(value));
    }
    case "ids": {
      const ids = new Set(idsOfValues(env, field, asked));
      return (facts) => source.fact(facts).some((id) => ids.has(id));
    }
    case "status":
      return statusTest(env, asked);
    case "flags": {
      const flags = asked.map((value) => source.flags.get(value)).filter((flag) => flag !== undefined);
      return (facts) => flags.some((flag) => flag.holds(facts, env));
    }
  }
}

function statusTest(env: QueryEnv, asked: readonly string[]): Test {
  const { categories, labels } = statusesOf(env, asked);
  const ids = new Set(labels.flatMap((value) => idsOf(env, "status", value)));
  return ({ category, statusId }) => categories.includes(category) || ids.has(statusId);
}

function comparesNumber(value: number, operator: FieldNode["operator"], wanted: readonly number[]): boolean {
  const [low = 0, high = 0] = wanted;
  switch (operator) {
    case "is":
      return wanted.includes(value);
    case ">":
      return value > low;
    case ">=":
      return value >= low;
    case "<":
      return value < low;
    case "<=":
      return value <= low;
    case "between":
      return value >= low && value <= high;
  }
}
