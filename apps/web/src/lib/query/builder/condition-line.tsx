"use client";
import { operatorLabel, operatorsOf, type QueryOperator, queryFields } from "@desk/core/query/language";
import { IconButton } from "@desk/ui/icon-button";
import { Select } from "@desk/ui/select";
import { X } from "lucide-react";
import type { Row } from "./tree";
import { ValueField } from "./value-field";

type Props = { row: Row; onChange: (row: Row) => void; onRemove: () => void };

const words = { label: "Words", operators: ["is"] as readonly QueryOperator[] };

/** Field, comparison and value of one condition. */
export function ConditionLine({ row, onChange, onRemove }: Props) {
  const field = queryFields.find(row.field);
  const label = field?.label ?? words.label;
  const operators = field ? operatorsOf(field) : words.operators;
  const labelOf = (operator: QueryOperator) => (field ? operatorLabel(field, operator) : "contain");

  function setField(name: string) {
    onChange({ ...row, field: name, operator: "is", values: [], isPrefix: false });
  }

  function setOperator(value: string) {
    const isExcluded = value === "is not";
    const operator = isExcluded ? "is" : (operators.find((each) => each === value) ?? "is");
    onChange({ ...row, operator, isExcluded, values: operator === row.operator ? row.values : row.values.slice(0, 1) });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: A field set's legend cannot be laid out in a row.
    <div role="group" aria-label={`Condition: ${label}`} className="flex flex-wrap items-start gap-2">
      <Select
        size="md"
        aria-label="Field"
        value={row.field}
        onChange={(event) => setField(event.target.value)}
        className="max-w-40 basis-32 max-md:max-w-none max-md:grow max-md:basis-2/5"
      >
        {queryFields.fields.map(({ name, label: each }) => (
          <option key={name} value={name}>
            {each}
          </option>
        ))}
        <option value="">{words.label}</option>
      </Select>
      <Select
        size="md"
        aria-label="Comparison"
        value={row.isExcluded && row.operator === "is" ? "is not" : row.operator}
        onChange={(event) => setOperator(event.target.value)}
        className="max-w-36 basis-28 max-md:max-w-none max-md:grow max-md:basis-2/5"
      >
        {operators.map((operator) => (
          <option key={operator} value={operator}>
            {row.isExcluded && operator !== "is" ? `not: ${labelOf(operator)}` : labelOf(operator)}
          </option>
        ))}
        <option value="is not">{field ? `${labelOf("is")} not`.replace("has not", "has no") : "do not contain"}</option>
      </Select>
      <div className="min-w-40 flex-1 max-md:basis-[calc(100%-3.5rem)]">
        <ValueField row={row} field={field} onChange={(values) => onChange({ ...row, values })} />
      </div>
      <IconButton icon={X} label={`Remove the condition on ${label.toLowerCase()}`} onClick={onRemove} />
    </div>
  );
}
