"use client";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { useState } from "react";
import type { FormPart } from "./form-props";
import { type PresetId, presets, withPreset } from "./presets";

/** Fills the form in for the usual providers. */
export function PresetPicker({ draft, onChange }: Omit<FormPart, "errors">) {
  const [chosen, setChosen] = useState<PresetId>("own");
  return (
    <RadioGroup
      legend="Where is this mailbox?"
      help={presets.find(({ id }) => id === chosen)?.help}
      className="[&>div]:flex [&>div]:flex-wrap [&>div]:gap-x-5 [&>div]:gap-y-1"
    >
      <div>
        {presets.map(({ id, label }) => (
          <Radio
            key={id}
            name="preset"
            checked={chosen === id}
            onChange={() => {
              setChosen(id);
              onChange(withPreset(draft, id));
            }}
          >
            {label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
