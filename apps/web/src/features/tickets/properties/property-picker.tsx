"use client";
import { PickerButton, type PickerOption } from "@desk/ui/picker-button";
import { PropertyButton, PropertyRow, PropertyText } from "@desk/ui/property-row";
import type { ReactNode } from "react";

export type PropertyPickerProps = {
  name: string;
  options: readonly PickerOption[];
  selected: readonly string[];
  onSelect: (id: string) => void;
  isEditable: boolean;
  isMultiple?: boolean | undefined;
  onCreate?: ((query: string) => void) | undefined;
  emptyText?: string | undefined;
  children: ReactNode;
};

/** One property: its value, and a list to change it where that is allowed. */
export function PropertyPicker(props: PropertyPickerProps) {
  const { name, options, selected, onSelect, isEditable, isMultiple, onCreate, emptyText, children } = props;
  return (
    <PropertyRow name={name}>
      {isEditable ? (
        <PickerButton
          label={name}
          options={options}
          selected={selected}
          onSelect={onSelect}
          isMultiple={isMultiple}
          placeholder={`${name}…`}
          emptyText={emptyText ?? "Nothing matches."}
          align="end"
          {...(onCreate ? { onCreate, createLabel: (query: string) => `Create “${query}”` } : {})}
        >
          {(trigger) => (
            <PropertyButton {...trigger}>
              <span className="sr-only">{name}, change: </span>
              {children}
            </PropertyButton>
          )}
        </PickerButton>
      ) : (
        <PropertyText>{children}</PropertyText>
      )}
    </PropertyRow>
  );
}
